import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { CallChangeListener, CallDesk } from './callDesk.ts';
import type { Media, RingTone } from './media.ts';

/** The tone that the calls on the lines ask for. A conversation turns the ring into a short waiting beep. */
export function toneFor(calls: readonly Call[]): RingTone {
  const ringing = calls.some((call) => call.direction === 'incoming' && call.state.kind === 'ringing');
  if (ringing) return calls.some((call) => isConnected(call) || call.state.kind === 'answering') ? 'waiting' : 'incoming';
  return calls.some((call) => call.direction === 'outgoing' && call.state.kind === 'ringing') ? 'ringback' : 'none';
}

/** Keeps the media window's tone in step with the calls. `volume` is 0–1. */
export function ringWhileWaiting(desk: () => CallDesk, media: () => Media, volume: () => number): CallChangeListener {
  let playing: RingTone = 'none';
  return () => {
    const tone = toneFor(desk().calls);
    if (tone === playing) return;
    playing = tone;
    media().ring({ tone, melody: 'classic', volume: volume() });
  };
}

import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { RingSound } from '../../shared/media/audioDevices.ts';
import type { RingOrder } from '../../shared/media/ringOrder.ts';
import type { CallChangeListener } from './callChange.ts';
import type { CallDesk } from './callDesk.ts';
import type { Media, RingTone } from './media.ts';

/** The tone that the calls on the lines ask for. A conversation turns the ring into a short waiting beep. */
export function toneFor(calls: readonly Call[]): RingTone {
  if (firstRinging(calls)) return calls.some((call) => isConnected(call) || call.state.kind === 'answering') ? 'waiting' : 'incoming';
  return calls.some((call) => call.direction === 'outgoing' && call.state.kind === 'ringing') ? 'ringback' : 'none';
}

function firstRinging(calls: readonly Call[]): Call | undefined {
  return calls.find((call) => call.direction === 'incoming' && call.state.kind === 'ringing');
}

/** Keeps the media window's ring in step with the calls; `soundOf` is asked for the call that rings longest. */
export function ringWhileWaiting(desk: () => CallDesk, media: () => Pick<Media, 'ring'>, soundOf: (call: Call | undefined) => RingSound): CallChangeListener {
  let playing: RingOrder = { tone: 'none', melody: 'classic', volume: 0 };
  return () => {
    const { calls } = desk();
    const tone = toneFor(calls);
    const order: RingOrder = { tone, ...(tone === 'none' ? { melody: playing.melody, volume: playing.volume } : soundOf(firstRinging(calls))) };
    if (order.tone === playing.tone && order.melody === playing.melody && order.volume === playing.volume) return;
    playing = order;
    media().ring(order);
  };
}

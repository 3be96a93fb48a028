import type { RingTone } from '../../shared/media/mediaSettings.ts';
import { renderRing } from './ringTones.ts';

/** Rings through the speakers. The tone is a rendered period played in a loop: no timer, no file, no drift. */
export class Ringer {
  private context: AudioContext | undefined;
  private playing: AudioBufferSourceNode | undefined;
  private present: { readonly tone: RingTone; readonly volume: number } = { tone: 'none', volume: 0 };

  /** `volume` 0–1. The same tone again goes on without a break. */
  ring(tone: RingTone, volume: number): void {
    if (tone === this.present.tone && volume === this.present.volume) return;
    this.present = { tone, volume };
    this.playing?.stop();
    this.playing = undefined;
    if (tone === 'none') return void this.context?.suspend();
    this.context ??= new AudioContext();
    void this.context.resume();
    const samples = renderRing(tone, this.context.sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: this.context.sampleRate });
    buffer.copyToChannel(samples, 0);
    this.playing = new AudioBufferSourceNode(this.context, { buffer, loop: true });
    this.playing.connect(new GainNode(this.context, { gain: Math.min(1, Math.max(0, volume)) })).connect(this.context.destination);
    this.playing.start();
  }
}

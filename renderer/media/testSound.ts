import type { TestSound } from '../../shared/media/mediaProtocol.ts';
import { Clips } from './voice.ts';
import { RingOutput } from './ringOutput.ts';
import { renderRing } from './ringTones.ts';

/** A sentence of the shipped voices, by the address the page can fetch it from. */
const sentence = '/sounds/practice/calleeHello.ogg';
const melodyMs = 1_500;

/** Plays a short sound on one device, so that the user hears which one it is. A new test ends the one before. */
export class OutputTest {
  private readonly failed: (error: unknown) => void;
  private readonly clips = new Clips();
  private output: RingOutput | undefined;
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** `deviceId` null = the default device; `volume` 0–1. @throws when the sentence cannot be loaded */
  async play(deviceId: string | null, sound: TestSound, volume: number): Promise<void> {
    this.end();
    const output = new RingOutput(deviceId ?? '', this.failed);
    this.output = output;
    if (sound !== 'voice') return this.playFor(output, (sampleRate) => renderRing('incoming', sound, sampleRate), volume, melodyMs);
    const clip = await this.clips.load(sentence, new OfflineAudioContext(1, 1, 48_000));
    if (this.output !== output) return;
    await this.playFor(output, (sampleRate) => resample(clip, sampleRate), volume, clip.duration * 1_000);
  }

  /** Counted from the moment the device begins: a slow one is heard as long. */
  private async playFor(output: RingOutput, render: (sampleRate: number) => Float32Array<ArrayBuffer>, volume: number, ms: number): Promise<void> {
    output.play(render, volume);
    await output.running();
    if (this.output === output) this.ending = setTimeout(() => this.end(), ms);
  }

  private end(): void {
    clearTimeout(this.ending);
    this.output?.close();
    this.output = undefined;
  }
}

/** To the nearest sample: good enough to hear where it comes from. */
function resample(clip: AudioBuffer, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = clip.getChannelData(0);
  const step = clip.sampleRate / sampleRate;
  return new Float32Array(Math.floor(samples.length / step)).map((_, index) => samples[Math.floor(index * step)] ?? 0);
}

import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import plainUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import type { Sound } from './localTrack.ts';
import type { SharedContext } from './sharedContext.ts';

/**
 * Takes noise out of a voice with RNNoise (J.-M. Valin), a small neural net that works on frames of 10 ms at 48 kHz in
 * the audio thread. Nothing is fetched from outside: net and code are files of the page.
 */
export class Denoiser {
  private readonly shared: SharedContext;
  private readonly prepared = new WeakMap<AudioContext, Promise<ArrayBuffer>>();

  constructor(shared: SharedContext) {
    this.shared = shared;
  }

  /** The track without its noise. `track` stays the caller's to stop. @throws when the net cannot be loaded */
  async clean(track: MediaStreamTrack): Promise<Sound> {
    const context = this.shared.acquire();
    try {
      const wasmBinary = await this.prepare(context);
      const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
      const net = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
      const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
      const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      source.connect(mono).connect(net).connect(destination);
      const [cleaned] = destination.stream.getAudioTracks();
      if (!cleaned) throw new Error('The audio graph gave no track');
      const release = () => {
        for (const node of [source, mono, net]) node.disconnect();
        net.destroy();
        cleaned.stop();
        this.shared.release();
      };
      return { track: cleaned, release };
    } catch (error) {
      this.shared.release();
      throw error;
    }
  }

  private prepare(context: AudioContext): Promise<ArrayBuffer> {
    const known = this.prepared.get(context);
    if (known) return known;
    const loading = Promise.all([loadRnnoise({ url: plainUrl, simdUrl }), context.audioWorklet.addModule(workletUrl)]).then(([binary]) => binary);
    this.prepared.set(context, loading);
    loading.catch(() => this.prepared.delete(context));
    return loading;
  }
}

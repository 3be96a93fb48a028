import type { SharedContext } from './sharedContext.ts';

/** Makes tracks of constant silence, for when there is no microphone and while one is being opened. */
export class Silence {
  private readonly shared: SharedContext;
  private source: { readonly context: AudioContext; readonly track: MediaStreamTrack } | undefined;

  constructor(shared: SharedContext) {
    this.shared = shared;
  }

  /** A live track; call the returned `release` when it is no longer used. */
  open(): { readonly track: MediaStreamTrack; readonly release: () => void } {
    const context = this.shared.acquire();
    // A track dies with its graph, and the shared one is renewed between calls.
    if (this.source?.context !== context) this.source = { context, track: constantSilence(context) };
    const track = this.source.track.clone();
    return {
      track,
      release: () => {
        track.stop();
        this.shared.release();
      },
    };
  }
}

function constantSilence(context: AudioContext): MediaStreamTrack {
  const zero = new ConstantSourceNode(context, { offset: 0 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  zero.connect(destination);
  zero.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('The audio graph gave no track');
  return track;
}

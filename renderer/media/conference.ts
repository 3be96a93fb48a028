import type { LocalTrack, Mix } from './localTrack.ts';
import type { SharedContext } from './sharedContext.ts';

/** What a conference needs of a leg. Both call back at once with what is there, and again when it changes; they return the end. */
export interface ConferenceLeg {
  followTrack(follower: (local: LocalTrack) => void): () => void;
  followRemote(follower: (stream: MediaStream) => void): () => void;
}

/** Mixes legs, so that each of them hears the agent and all the others, and nobody hears themselves. */
export class Conference {
  private readonly shared: SharedContext;
  private readonly members = new Map<string, Member>();

  constructor(shared: SharedContext) {
    this.shared = shared;
  }

  /** Exactly these legs hear each other from now on; fewer than two are no conference. */
  set(legs: ReadonlyMap<string, ConferenceLeg>): void {
    const wanted = legs.size > 1 ? legs : new Map<string, ConferenceLeg>();
    for (const mediaId of [...this.members.keys()]) if (!wanted.has(mediaId)) this.leave(mediaId);
    for (const [mediaId, leg] of wanted) if (!this.members.has(mediaId)) this.join(mediaId, leg);
  }

  /** The leg ended or is taken out; the one that is left over talks with the agent alone. */
  remove(mediaId: string): void {
    this.leave(mediaId);
    if (this.members.size === 1) for (const last of [...this.members.keys()]) this.leave(last);
  }

  private join(mediaId: string, leg: ConferenceLeg): void {
    const member = new Member(this.shared, leg);
    for (const other of this.members.values()) {
      member.hear(other);
      other.hear(member);
    }
    this.members.set(mediaId, member);
  }

  private leave(mediaId: string): void {
    const member = this.members.get(mediaId);
    if (!member) return;
    this.members.delete(mediaId);
    for (const other of this.members.values()) other.hearNoMore(member);
    member.close();
  }
}

/** One side of a conference: what it says comes in on `said`, what it is to hear is collected in `heard`. */
class Member {
  private readonly shared: SharedContext;
  private readonly context: AudioContext;
  private readonly said: GainNode;
  private readonly heard: MediaStreamAudioDestinationNode;
  private readonly ends: (() => void)[];
  private remote: MediaStreamAudioSourceNode | undefined;
  private local: LocalTrack | undefined;

  constructor(shared: SharedContext, leg: ConferenceLeg) {
    this.shared = shared;
    this.context = shared.acquire();
    this.said = new GainNode(this.context, { channelCount: 1, channelCountMode: 'explicit' });
    this.heard = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1 });
    this.ends = [
      leg.followRemote((stream) => {
        this.remote?.disconnect();
        this.remote = new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
        this.remote.connect(this.said);
      }),
      leg.followTrack((local) => {
        this.local = local;
        local.setMix(this.mix());
      }),
    ];
  }

  hear(other: Member): void {
    other.said.connect(this.heard);
  }

  hearNoMore(other: Member): void {
    other.said.disconnect(this.heard);
  }

  close(): void {
    for (const end of this.ends) end();
    this.local?.setMix(undefined);
    this.remote?.disconnect();
    this.said.disconnect();
    this.shared.release();
  }

  private mix(): Mix {
    const [track] = this.heard.stream.getAudioTracks();
    if (!track) throw new Error('The audio graph gave no track');
    let voice: MediaStreamAudioSourceNode | undefined;
    return {
      track,
      voice: (own) => {
        voice?.disconnect();
        voice = new MediaStreamAudioSourceNode(this.context, { mediaStream: new MediaStream([own]) });
        voice.connect(this.heard);
      },
      close: () => {
        voice?.disconnect();
        track.stop();
      },
    };
  }
}

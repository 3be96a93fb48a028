/** A track of the media page and how to give it back. */
export interface Sound {
  readonly track: MediaStreamTrack;
  readonly release: () => void;
}

/**
 * What a leg sends, under the id main gave it. The sound behind it may change at any time (microphone opened late,
 * unplugged, switched); senders and recorders follow.
 */
export class LocalTrack {
  readonly id: string;
  private sound: Sound;
  private on = true;
  private readonly senders = new Set<RTCRtpSender>();
  private readonly followers = new Set<(track: MediaStreamTrack) => void>();
  private stopped = false;

  constructor(id: string, sound: Sound) {
    this.id = id;
    this.sound = sound;
  }

  get track(): MediaStreamTrack {
    return this.sound.track;
  }

  get live(): boolean {
    return !this.stopped;
  }

  setEnabled(enabled: boolean): void {
    this.on = enabled;
    this.sound.track.enabled = enabled;
  }

  /** Puts other sound behind the track. A track that was stopped meanwhile gives it back at once. */
  swap(sound: Sound): void {
    if (this.stopped) return sound.release();
    const before = this.sound;
    this.sound = sound;
    sound.track.enabled = this.on;
    const replaced = [...this.senders].map((sender) => sender.replaceTrack(sound.track).catch(() => {}));
    for (const follow of this.followers) follow(sound.track);
    void Promise.all(replaced).then(() => before.release());
  }

  sentBy(sender: RTCRtpSender): void {
    this.senders.add(sender);
  }

  /** Calls back with the present track now and with every one after it; returns the end of following. */
  follow(follower: (track: MediaStreamTrack) => void): () => void {
    this.followers.add(follower);
    follower(this.sound.track);
    return () => this.followers.delete(follower);
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.sound.release();
  }
}

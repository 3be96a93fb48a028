/** A track of the media page and how to give it back. */
export interface Sound {
  readonly track: MediaStreamTrack;
  readonly release: () => void;
}

/** Sound into which the leg's own voice goes together with others. */
export interface Mix {
  readonly track: MediaStreamTrack;
  /** Takes this voice in place of the one before. */
  voice(track: MediaStreamTrack): void;
  close(): void;
}

/**
 * What a leg sends, under the id main gave it. The sound behind it may change at any time (microphone opened late,
 * unplugged, switched, mixed with others); senders and recorders follow.
 */
export class LocalTrack {
  readonly id: string;
  private sound: Sound;
  private mix: Mix | undefined;
  private on = true;
  private readonly senders = new Set<RTCRtpSender>();
  private readonly followers = new Set<(track: MediaStreamTrack) => void>();
  private stopped = false;

  constructor(id: string, sound: Sound) {
    this.id = id;
    this.sound = sound;
  }

  /** What goes out: the voice, or the mix it is part of. */
  get track(): MediaStreamTrack {
    return this.mix?.track ?? this.sound.track;
  }

  get live(): boolean {
    return !this.stopped;
  }

  get enabled(): boolean {
    return this.on;
  }

  /** False silences the leg's own voice; what it is mixed with goes on. */
  setEnabled(enabled: boolean): void {
    this.on = enabled;
    this.sound.track.enabled = enabled;
  }

  /** Puts another voice behind the track. A track that was stopped meanwhile gives it back at once. */
  swap(sound: Sound): void {
    if (this.stopped) return sound.release();
    const before = this.sound;
    this.sound = sound;
    sound.track.enabled = this.on;
    if (this.mix) {
      this.mix.voice(sound.track);
      before.release();
    } else {
      void this.exchange().then(() => before.release());
    }
  }

  /** Sends the voice as part of a mix, or (undefined) alone again. The mix before is closed when nobody sends it any more. */
  setMix(mix: Mix | undefined): void {
    if (this.stopped) return mix?.close();
    const before = this.mix;
    this.mix = mix;
    mix?.voice(this.sound.track);
    void this.exchange().then(() => before?.close());
  }

  sentBy(sender: RTCRtpSender): void {
    this.senders.add(sender);
  }

  /** Calls back with the present track now and with every one after it; returns the end of following. */
  follow(follower: (track: MediaStreamTrack) => void): () => void {
    this.followers.add(follower);
    follower(this.track);
    return () => this.followers.delete(follower);
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.mix?.close();
    this.sound.release();
  }

  private async exchange(): Promise<void> {
    const { track } = this;
    for (const follow of this.followers) follow(track);
    await Promise.all([...this.senders].map((sender) => sender.replaceTrack(track).catch(() => {})));
  }
}

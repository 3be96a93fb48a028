/** One voice leg as the media side knows it, with the session description to send to the seat. */
export interface MediaLeg {
  readonly legId: string;
  /** RFC 4566 text, DTLS-SRTP audio, all candidates gathered. */
  readonly sdp: string;
}

/**
 * The voices of the practice callers. Every method that returns a promise may reject with an Error; the platform
 * then ends the call like a network that lost its media.
 */
export interface CallerMedia {
  /** A new leg that offers; `clips` may be fetched ahead. */
  offer(clips: readonly string[]): Promise<MediaLeg>;
  /** The seat's answer to the last offer of this leg. */
  answerReceived(legId: string, sdp: string): Promise<void>;
  /** A new leg for an offer of the seat (outgoing calls). */
  answer(offerSdp: string, clips: readonly string[]): Promise<MediaLeg>;
  /** The answer to a new offer inside the call: hold, resume, ICE restart (RFC 3264 §8). */
  reanswer(legId: string, offerSdp: string): Promise<string>;
  /** A new offer of ours inside the call. */
  reoffer(legId: string): Promise<string>;
  /** Plays a clip into the leg, in place of what is playing. Unknown clips are silence. */
  say(legId: string, clip: string, options: { readonly loop: boolean }): void;
  /** Ends the leg. Safe to repeat. */
  close(legId: string): void;
  /** The leg lost its peer and stands on a new one: the seat must get a new offer. Returns the unsubscribe. */
  onLegReplaced(listener: (legId: string) => void): () => void;
}

import { decodeALawBytes, encodeALawBytes } from '../audio.ts';
import type { RtpEndpoint } from './rtpEndpoint.ts';

/** The part of an endpoint that takes part in a conversation of several. */
export type Speaker = Pick<RtpEndpoint, 'latest' | 'speakFrom'>;

/** A room in which everybody hears everybody else. */
export interface Mixer {
  join(speaker: Speaker): void;
  leave(speaker: Speaker): void;
  readonly size: number;
}

export function makeMixer(): Mixer {
  const speakers = new Set<Speaker>();
  function othersOf(self: Speaker): Uint8Array {
    const heard = [...speakers].filter((speaker) => speaker !== self).map((speaker) => decodeALawBytes(speaker.latest()));
    const mixed = new Int16Array(Math.max(160, ...heard.map(({ length }) => length)));
    for (const samples of heard) samples.forEach((sample, at) => (mixed[at] = Math.max(-32_768, Math.min(32_767, (mixed[at] ?? 0) + sample))));
    return encodeALawBytes(mixed);
  }
  return {
    join(speaker) {
      speakers.add(speaker);
      speaker.speakFrom(() => othersOf(speaker));
    },
    leave(speaker) {
      speakers.delete(speaker);
      speaker.speakFrom(undefined);
    },
    get size() {
      return speakers.size;
    },
  };
}

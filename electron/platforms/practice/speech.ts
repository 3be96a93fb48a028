import type { CallerMedia } from './callerMedia.ts';
import type { Clock } from './clock.ts';
import type { SpokenClip } from './scenario.ts';

/** Says each clip at its time, counted from now. The returned function stops what has not been said yet. */
export function speak(options: { media: CallerMedia; clock: Clock; legId: string; says: readonly SpokenClip[] }): () => void {
  const { media, clock, legId, says } = options;
  const cancels = says.map(({ afterSeconds, clip, loop }) => clock.after(afterSeconds * 1_000, () => media.say(legId, clip, { loop: loop ?? false })));
  return () => {
    for (const cancel of cancels) cancel();
  };
}

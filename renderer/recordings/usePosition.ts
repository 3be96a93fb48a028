import { useEffect, useState } from 'react';
import { player } from './player/player.ts';
import { followPosition } from './player/position.ts';

/** The place of the player, milliseconds, at most every `everyMs`; for words. What moves with the sound follows it directly. */
export function usePosition(everyMs = 100): number {
  const [at, setAt] = useState(() => player.position);
  useEffect(() => followPosition((now) => setAt((before) => (Math.abs(now - before) >= everyMs || now < before ? now : before))), [everyMs]);
  return at;
}

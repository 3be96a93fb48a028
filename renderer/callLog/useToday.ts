import { useEffect, useState } from 'react';

/** Looked at so often: a computer that slept over midnight, or whose clock or zone was changed, is up to date soon. */
const lookMs = 30_000;

function beginningOf(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}

/** The beginning of the local day in epoch milliseconds; another one after midnight. */
export function useToday(): number {
  const [today, setToday] = useState(() => beginningOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(beginningOf(new Date())), lookMs);
    return () => clearInterval(timer);
  }, []);
  return today;
}

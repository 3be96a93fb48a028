import { useEffect, useState } from 'react';
import { ringingCalls, useMirror } from '../stores/consoleStore.ts';
import { PopCard } from './PopCard.tsx';
import { usePaintReport } from './usePaintReport.ts';
import { WarmUp } from './WarmUp.tsx';

/** The pop window: the call that has rung longest, and how many more wait. Empty while nothing rings. */
export function Pop() {
  const state = useMirror((mirror) => mirror.state);
  const ringing = state === null ? [] : ringingCalls(state);
  const first = ringing[0];

  usePaintReport(first);

  // Once only: warming up again after a call would flash the sample before the window is hidden.
  const [warm, setWarm] = useState(false);
  const rings = first !== undefined;
  useEffect(() => {
    if (rings) setWarm(true);
  }, [rings]);

  if (state === null) return null;
  if (first === undefined) return warm ? null : <WarmUp state={state} />;
  return <PopCard key={first.call.id} view={first} others={ringing.length - 1} state={state} />;
}

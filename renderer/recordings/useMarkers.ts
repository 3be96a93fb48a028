import { create } from 'zustand';
import type { Marker, MarkerDraft } from '../../shared/waveform/marker.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';

/** Counts what this window changed, so that what is shown is asked for again. */
const useChanges = create<{ readonly count: number }>(() => ({ count: 0 }));

const changed = (): void => useChanges.setState(({ count }) => ({ count: count + 1 }));
const none: readonly Marker[] = [];

/** The markers and comments in a call's recording, in its order. */
export function useMarkers(callId: string): readonly Marker[] {
  const count = useChanges((changes) => changes.count);
  const answer = useAnswer('marker:list', { callId }, count);
  return answer.kind === 'answered' ? answer.value : none;
}

/** Keeps a marker; a new one without an id. @returns whether it is kept */
export async function saveMarker(id: string | null, callId: string, draft: MarkerDraft): Promise<boolean> {
  const kept = await send('marker:save', { id, callId, draft });
  changed();
  return kept !== null;
}

export async function removeMarker(id: string): Promise<void> {
  await send('marker:remove', { id });
  changed();
}

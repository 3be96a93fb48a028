import type { StoreRequests } from '../store/storeApi.ts';
import { finishRecording } from './finishRecording.ts';

const slice = 1 << 20;

export async function closeRecording(store: StoreRequests, { id, state }: { readonly id: string; readonly state: 'complete' | 'recovered' }): Promise<void> {
  const recording = await store.getRecordingById({ id });
  if (!recording) return;
  const parts: Uint8Array[] = [];
  for (let offset = 0; offset < recording.byteLength; offset += slice) parts.push(await store.readRecording({ id, offset, length: slice }));
  const finished = await finishRecording(parts.map((bytes) => ({ bytes, at: recording.startedAt })));
  await store.finishRecording({ id, state, durationMs: finished.kind === 'finished' ? finished.durationMs : 0, seekIndex: finished.kind === 'finished' ? finished.seekIndex : [] });
}

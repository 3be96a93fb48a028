import type { StoreClient } from '../../store/storeApi.ts';
import type { PlayableRecording } from '../../windows/serveApp.ts';

/** The newest recording of a call, readable piece by piece; null when there is none. */
export async function recordingOf(store: StoreClient, callId: string): Promise<PlayableRecording | null> {
  const recording = await store.getRecording({ callId });
  return recording && {
    mimeType: recording.mimeType,
    byteLength: recording.byteLength,
    form: recording.form,
    read: (offset, length) => store.readRecording({ id: recording.id, form: recording.form, offset, length }),
  };
}

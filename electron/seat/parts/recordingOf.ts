import type { StoreClient } from '../../store/storeApi.ts';
import type { HeardRecording } from '../../reviews/hearings.ts';
import type { PlayableRecording } from '../../windows/serveApp.ts';

/**
 * The newest recording of a call, readable piece by piece; null when there is none.
 * @param onRead is told what was read of it
 */
export async function recordingOf(store: StoreClient, callId: string, onRead: (recording: HeardRecording, offset: number, length: number) => void = () => {}): Promise<PlayableRecording | null> {
  const recording = await store.getRecording({ callId });
  return recording && {
    mimeType: recording.mimeType,
    byteLength: recording.byteLength,
    form: recording.form,
    read: async (offset, length) => {
      const bytes = await store.readRecording({ id: recording.id, form: recording.form, offset, length });
      onRead(recording, offset, bytes.byteLength);
      return bytes;
    },
  };
}

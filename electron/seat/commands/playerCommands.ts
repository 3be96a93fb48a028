import { randomUUID } from 'node:crypto';
import type { Marker } from '../../../shared/waveform/marker.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** What listeners note in recordings. */
export function playerCommands(parts: SeatParts): Pick<SeatCommands, 'marker:save' | 'marker:remove'> {
  const { store, publisher, now } = parts.options;
  const who = () => publisher.current.seat.user;

  /** @throws IpcRefusal `notFound`, or `notAllowed` when somebody else made it */
  async function own(id: string): Promise<Marker> {
    const marker = await store.getMarker({ id });
    if (marker === null) throw new IpcRefusal('notFound', 'There is no such marker');
    if (marker.author !== who() && !publisher.current.seat.rights.includes('lead')) throw new IpcRefusal('notAllowed', 'Somebody else made this marker');
    return marker;
  }

  return {
    'marker:save': async ({ id, callId, draft }) => {
      const before = id === null ? null : await own(id);
      if (before === null && (await store.getRecording({ callId })) === null) throw new IpcRefusal('notFound', 'This call has no recording');
      const at = now();
      const marker: Marker = { ...draft, id: before?.id ?? randomUUID(), callId: before?.callId ?? callId, author: before?.author ?? who(), madeAt: before?.madeAt ?? at, changedAt: at };
      await store.saveMarker({ marker, by: who() });
      return { markerId: marker.id };
    },
    'marker:remove': async ({ id }) => {
      await own(id);
      return done(await store.removeMarker({ id, at: now(), by: who() }));
    },
  };
}

export function playerQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'waveform:get' | 'waveform:peaks' | 'marker:list'> {
  return {
    'waveform:get': async ({ callId }) => {
      const recording = await store.getRecording({ callId });
      if (recording === null || recording.form !== 'finished') return null;
      return (await store.getWaveform({ recordingId: recording.id })) ?? store.makeWaveform({ recordingId: recording.id });
    },
    'waveform:peaks': (argument) => store.readPeaks(argument),
    'marker:list': (argument) => store.listMarkers(argument),
  };
}

import { useEffect, useMemo } from 'react';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { findDevice } from '../../shared/media/resolveDevices.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { isEmptyRecording, type Recording } from '../../shared/recordings/recording.ts';
import { recordingGaps } from '../../shared/recordings/recordingGaps.ts';
import type { Stretch } from '../../shared/waveform/stretch.ts';
import { talkFigures, type TalkFigures } from '../../shared/waveform/talkFigures.ts';
import type { Marker } from '../../shared/waveform/marker.ts';
import type { WaveformOutline } from '../../shared/waveform/waveform.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { player } from './player/player.ts';
import { usePlayer } from './player/playerState.ts';
import { useMarkers } from './useMarkers.ts';
import { callMarks, callSpans, type CallMark, type CallSpan } from './waveform/callSpans.ts';

/** A recording with everything that is shown of it. */
export interface RecordingDesk {
  readonly callId: string;
  readonly state: 'waiting' | 'failed' | 'gone' | 'deleted' | 'empty' | 'there';
  readonly error: IpcError | null;
  readonly recording: Recording | null;
  readonly lengthMs: number;
  /** `unreadable`: nothing of it could be decoded. */
  readonly outlineState: 'waiting' | 'there' | 'running' | 'unreadable';
  readonly outline: WaveformOutline | null;
  readonly figures: TalkFigures | null;
  readonly spans: readonly CallSpan[];
  readonly marks: readonly CallMark[];
  readonly markers: readonly Marker[];
}

const noEvents: readonly CallEvent[] = [];

function stateOf(recording: Recording | null | undefined, failed: boolean): RecordingDesk['state'] {
  if (failed) return 'failed';
  if (recording === undefined) return 'waiting';
  if (recording === null) return 'gone';
  if (recording.deleted !== null) return 'deleted';
  return isEmptyRecording(recording) ? 'empty' : 'there';
}

/** Loads a call's recording into the player and gathers what is shown beside it. */
export function useRecordingDesk(callId: string): RecordingDesk {
  const revision = useConsole((state) => state.callLogRevision);
  const speakerId = useConsole(({ preferences, devices }) => (preferences.devices.speaker && findDevice(preferences.devices.speaker, devices.speakers)?.id) ?? '');
  const answer = useAnswer('recording:get', { callId }, revision);
  const entry = useAnswer('callLog:entry', { callId }, revision);
  const recording = answer.kind === 'answered' ? answer.value : undefined;
  const form = recording?.form;
  const outlineAnswer = useAnswer('waveform:get', { callId }, form ?? '');
  const markers = useMarkers(callId);
  const loadedMs = usePlayer((state) => (state.callId === callId ? state.lengthMs : 0));

  const state = stateOf(recording, answer.kind === 'failed');
  const outline = outlineAnswer.kind === 'answered' ? outlineAnswer.value : null;
  const knownMs = outline?.durationMs ?? recording?.durationMs ?? 0;
  const lengthMs = knownMs > 0 ? knownMs : loadedMs;
  const events = entry.kind === 'answered' && entry.value !== null ? entry.value.events : noEvents;
  const startedAt = recording?.startedAt ?? 0;

  const gaps = useMemo<readonly Stretch[]>(() => recordingGaps(events, startedAt, lengthMs).map(({ fromMs, untilMs }) => [fromMs, untilMs]), [events, startedAt, lengthMs]);
  const figures = useMemo(() => (outline === null ? null : talkFigures(outline.speech, outline.durationMs, gaps)), [outline, gaps]);
  const spans = useMemo(() => callSpans(events, startedAt, lengthMs), [events, startedAt, lengthMs]);
  const marks = useMemo(() => callMarks(events, startedAt, lengthMs), [events, startedAt, lengthMs]);

  useEffect(() => {
    if (state === 'there' && form !== undefined) player.open(callId, form, knownMs);
  }, [state, callId, form, knownMs]);
  useEffect(() => player.playOn(speakerId), [speakerId]);
  useEffect(() => () => player.close(), []);
  useEffect(() => {
    // A paused part is silence too, and nobody wants to wait for its end.
    if (figures !== null) player.knowSilence([...figures.silence, ...gaps].sort((a, b) => a[0] - b[0]));
  }, [figures, gaps]);

  const outlineState = recording?.state === 'recording' ? 'running' : outlineAnswer.kind === 'waiting' ? 'waiting' : outline === null ? 'unreadable' : 'there';
  return { callId, state, error: answer.kind === 'failed' ? answer.error : null, recording: recording ?? null, lengthMs, outlineState, outline, figures, spans, marks, markers };
}

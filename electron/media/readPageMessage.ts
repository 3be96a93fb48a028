import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import type { FromPage, PeerEvent, PeerState, SessionDescription } from '../../shared/media/mediaProtocol.ts';
import type { MicrophoneState } from '../../shared/media/mediaSettings.ts';
import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import { readAudioMessage } from './readAudioMessage.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const numberOrNull = (value: unknown): number | null => (isNumber(value) ? value : null);

const signalingStates = ['stable', 'have-local-offer', 'have-remote-offer', 'have-local-pranswer', 'have-remote-pranswer', 'closed'] as const;
const iceConnectionStates = ['new', 'checking', 'connected', 'completed', 'failed', 'disconnected', 'closed'] as const;
const iceGatheringStates = ['new', 'gathering', 'complete'] as const;
const connectionStates = ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'] as const;
const descriptionTypes = ['offer', 'answer', 'pranswer', 'rollback'] as const;
const stateEvents = ['iceconnectionstatechange', 'icegatheringstatechange', 'connectionstatechange', 'signalingstatechange'] as const;
const microphoneProblems = ['notFound', 'denied', 'inUse', 'failed'] as const;

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

/** Reads a description, or null where there is none or it is not one. */
export function readDescription(value: unknown): SessionDescription | null {
  if (!isFields(value) || !isText(value['sdp'])) return null;
  const type = oneOf(descriptionTypes, value['type']);
  return type && { type, sdp: value['sdp'] } || null;
}

export function readMicrophoneProblem(value: unknown): MicrophoneProblem | null {
  return oneOf(microphoneProblems, value) ?? null;
}

function readState(value: unknown): PeerState | null {
  if (!isFields(value)) return null;
  const signalingState = oneOf(signalingStates, value['signalingState']);
  const iceConnectionState = oneOf(iceConnectionStates, value['iceConnectionState']);
  const iceGatheringState = oneOf(iceGatheringStates, value['iceGatheringState']);
  const connectionState = oneOf(connectionStates, value['connectionState']);
  if (!signalingState || !iceConnectionState || !iceGatheringState || !connectionState) return null;
  const localDescription = readDescription(value['localDescription']);
  const remoteDescription = readDescription(value['remoteDescription']);
  return { signalingState, iceConnectionState, iceGatheringState, connectionState, localDescription, remoteDescription };
}

function readPeerEvent(value: unknown): PeerEvent | null {
  if (!isFields(value)) return null;
  const type = value['type'];
  const stateEvent = oneOf(stateEvents, type);
  if (stateEvent) return { type: stateEvent };
  if (type === 'icecandidate') return { type, candidate: isFields(value['candidate']) ? value['candidate'] : null };
  if (type === 'track' && isText(value['trackKind'])) return { type, trackKind: value['trackKind'] };
  if (type === 'firstrtp' && isNumber(value['at'])) return { type, at: value['at'] };
  const { trackId, tone, toneBuffer } = value;
  if (type === 'tonechange' && isText(trackId) && isText(tone) && isText(toneBuffer)) return { type, trackId, tone, toneBuffer };
  return null;
}

function readQuality(value: unknown): CallQuality | null {
  if (!isFields(value)) return null;
  const { at, packetsIn, packetsOut, codec } = value;
  if (!isNumber(at) || !isNumber(packetsIn) || !isNumber(packetsOut) || !isText(codec)) return null;
  const [roundTripMs, jitterMs] = [numberOrNull(value['roundTripMs']), numberOrNull(value['jitterMs'])];
  const [lossFraction, mos] = [numberOrNull(value['lossFraction']), numberOrNull(value['mos'])];
  return { at, packetsIn, packetsOut, codec, roundTripMs, jitterMs, lossFraction, mos };
}

function readLevels(value: unknown): MediaLevels | null {
  if (!isFields(value) || !isNumber(value['agent']) || !isNumber(value['remote'])) return null;
  return { agent: value['agent'], remote: value['remote'] };
}

function readMicrophone(value: unknown): MicrophoneState | null {
  if (!isFields(value)) return null;
  if (value['kind'] === 'unknown') return { kind: 'unknown' };
  if (value['kind'] === 'ready' && isText(value['label'])) return { kind: 'ready', label: value['label'] };
  const reason = readMicrophoneProblem(value['reason']);
  return value['kind'] === 'missing' && reason ? { kind: 'missing', reason } : null;
}

function readMeasured(message: Fields): FromPage | null {
  const mediaId = message['mediaId'];
  if (!isText(mediaId)) return null;
  if (message['kind'] === 'qualityMeasured') {
    const quality = readQuality(message['quality']);
    return quality && { kind: 'qualityMeasured', mediaId, quality };
  }
  if (message['kind'] === 'levelsMeasured') {
    const levels = readLevels(message['levels']);
    return levels && { kind: 'levelsMeasured', mediaId, levels };
  }
  const [event, state] = [readPeerEvent(message['event']), readState(message['state'])];
  return event && state && { kind: 'peerEvent', mediaId, event, state };
}

function readChunk(message: Fields): FromPage | null {
  const { recordingId, bytes, at, last } = message;
  if (!isText(recordingId) || !(bytes instanceof Uint8Array) || !isNumber(at)) return null;
  return { kind: 'chunkRecorded', recordingId, bytes, at, last: last === true };
}

/**
 * Checks what the untrusted page sent. Returns null for anything that is not a well-formed message, `null` payloads
 * (what Electron makes of a transferred buffer) included.
 */
export function readPageMessage(message: unknown): FromPage | null {
  if (!isFields(message)) return null;
  const { kind, id } = message;
  switch (kind) {
    case 'ready':
      return { kind };
    case 'replied':
      return isNumber(id) ? { kind, id, value: message['value'], state: readState(message['state']) } : null;
    case 'refused':
      return isNumber(id) ? { kind, id, name: String(message['name']), message: String(message['message']), state: readState(message['state']) } : null;
    case 'peerEvent':
    case 'qualityMeasured':
    case 'levelsMeasured':
      return readMeasured(message);
    case 'microphoneChanged': {
      const microphone = readMicrophone(message['microphone']);
      return microphone && { kind, microphone };
    }
    case 'devicesChanged':
    case 'microphoneTested':
    case 'alarmChanged':
    case 'headsetChanged':
    case 'headsetPressed':
      return readAudioMessage(message);
    case 'chunkRecorded':
      return readChunk(message);
    case 'failed':
      return { kind, what: String(message['what']), message: String(message['message']) };
    default:
      return null;
  }
}

import type { Call, CallState, HoldSide } from '../../shared/calls/call.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';

/** An event that cannot happen in the call's state. A programming error, or a late message that must be dropped. */
export class IllegalCallTransition extends Error {
  readonly state: CallState['kind'];
  readonly event: CallEvent['kind'];
  constructor(state: CallState['kind'], event: CallEvent['kind']) {
    super(`A call that is ${state} cannot take "${event}"`);
    this.name = 'IllegalCallTransition';
    this.state = state;
    this.event = event;
  }
}

/**
 * The only place where a call's state changes: call + event → call. Pure.
 *
 * What has been on the wire in each state (RFC 3261):
 * - `dialling`   outgoing INVITE sent; no provisional answer above 100 yet.
 * - `ringing`    incoming: INVITE received, 180 sent. Outgoing: 180 or 183 received.
 * - `answering`  incoming only: the agent asked to answer; the 200 is being made (devices, ICE) or is sent, ACK not seen.
 * - `talking`    200 and ACK exchanged; media flows both ways.
 * - `held`       a re-INVITE with sendonly/inactive was agreed, from our side, theirs, or both (RFC 3264 §8.4).
 * - `ended`      BYE, CANCEL or a final answer ≥ 300 was exchanged. Final.
 *
 * @throws IllegalCallTransition when the event is impossible in this state.
 */
export function advance(call: Call, event: CallEvent): Call {
  const { state } = call;
  const illegal = () => new IllegalCallTransition(state.kind, event.kind);
  if (state.kind === 'ended' && event.kind !== 'recordingStopped' && event.kind !== 'surveyed') throw illegal();

  switch (event.kind) {
    case 'dialled':
      if (call.direction !== 'outgoing' || state.kind !== 'dialling') throw illegal();
      return call;
    case 'rang':
      if (call.direction === 'outgoing' && state.kind === 'dialling') return { ...call, state: { kind: 'ringing', since: event.at } };
      if (state.kind === 'ringing') return call;
      throw illegal();
    case 'answerRequested':
      if (call.direction !== 'incoming' || state.kind !== 'ringing') throw illegal();
      return { ...call, state: { kind: 'answering', since: event.at } };
    case 'answered': {
      const expected = call.direction === 'incoming' ? state.kind === 'answering' : state.kind === 'dialling' || state.kind === 'ringing';
      if (!expected) throw illegal();
      return { ...call, mediaConnected: true, state: { kind: 'talking', since: event.at, answeredAt: event.at } };
    }
    case 'held':
      return { ...call, state: hold(state, event.by, event.at, illegal) };
    case 'resumed':
      return { ...call, state: resume(state, event.by, event.at, illegal) };
    case 'muted':
      return { ...call, muted: true };
    case 'unmuted':
      return { ...call, muted: false };
    case 'dtmfSent':
      if (state.kind !== 'talking') throw illegal();
      return call;
    case 'mediaLost':
      return { ...call, mediaConnected: false };
    case 'mediaRestored':
      return { ...call, mediaConnected: true };
    case 'microphoneMissing':
      return { ...call, silentMicrophone: true };
    case 'recordingStarted':
      if (state.kind !== 'talking' && state.kind !== 'held') throw illegal();
      return { ...call, recording: true };
    case 'recordingStopped':
      return { ...call, recording: false, recordingPausedAt: null };
    case 'recordingPaused':
      if (state.kind !== 'talking' && state.kind !== 'held') throw illegal();
      return { ...call, recordingPausedAt: call.recordingPausedAt ?? event.at };
    case 'recordingResumed':
      return { ...call, recordingPausedAt: null };
    case 'transferRequested':
      if (call.transfer || (state.kind !== 'talking' && state.kind !== 'held')) throw illegal();
      return { ...call, transfer: { how: event.how, to: event.to, since: event.at, sipCode: null } };
    case 'transferProgressed':
      if (!call.transfer) throw illegal();
      return { ...call, transfer: { ...call.transfer, sipCode: event.sipCode } };
    case 'transferFailed':
    case 'transferred':
      if (!call.transfer) throw illegal();
      return { ...call, transfer: null };
    case 'conferenceJoined':
      if (state.kind !== 'talking' && state.kind !== 'held') throw illegal();
      return { ...call, inConference: true };
    case 'conferenceLeft':
      return { ...call, inConference: false };
    case 'redirected':
      if (call.direction !== 'incoming' || state.kind !== 'ringing') throw illegal();
      return call;
    case 'mediaAlarmRaised':
      return { ...call, alarm: { kind: event.alarm, since: event.at } };
    case 'mediaAlarmCleared':
      return { ...call, alarm: null };
    case 'surveyed':
      return { ...call, survey: event.survey };
    case 'ended': {
      const answeredAt = state.kind === 'talking' || state.kind === 'held' ? state.answeredAt : undefined;
      return { ...call, mediaConnected: false, transfer: null, inConference: false, alarm: null, state: { kind: 'ended', since: event.at, answeredAt, end: event.end } };
    }
    default:
      return assertNever(event);
  }
}

function hold(state: CallState, by: 'agent' | 'remote', at: number, illegal: () => Error): CallState {
  if (state.kind === 'talking') return { kind: 'held', since: at, answeredAt: state.answeredAt, by };
  if (state.kind === 'held' && state.by !== by && state.by !== 'both') return { ...state, by: 'both' };
  if (state.kind === 'held') return state;
  throw illegal();
}

function resume(state: CallState, by: 'agent' | 'remote', at: number, illegal: () => Error): CallState {
  if (state.kind !== 'held') throw illegal();
  const other: HoldSide = by === 'agent' ? 'remote' : 'agent';
  if (state.by === 'both') return { ...state, by: other };
  if (state.by === by) return { kind: 'talking', since: at, answeredAt: state.answeredAt };
  throw illegal();
}

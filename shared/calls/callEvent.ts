import type { CallEnd, HoldSide } from './call.ts';
import type { MediaAlarmKind } from './mediaAlarm.ts';
import type { SurveyResult } from './survey.ts';
import type { TransferKind, TransferProblem } from './transfer.ts';

/** What happened to a call, in past tense; `at` is epoch milliseconds. One row of `callEvent` each. */
export type CallEvent =
  /** `reason`: why the number was called beyond its limit. */
  | { readonly kind: 'dialled'; readonly at: number; readonly reason?: string }
  | { readonly kind: 'rang'; readonly at: number }
  | { readonly kind: 'answerRequested'; readonly at: number }
  | { readonly kind: 'answered'; readonly at: number }
  | { readonly kind: 'held'; readonly at: number; readonly by: Exclude<HoldSide, 'both'> }
  | { readonly kind: 'resumed'; readonly at: number; readonly by: Exclude<HoldSide, 'both'> }
  | { readonly kind: 'muted'; readonly at: number }
  | { readonly kind: 'unmuted'; readonly at: number }
  | { readonly kind: 'dtmfSent'; readonly at: number; readonly digits: number; readonly transport: DtmfTransport }
  | { readonly kind: 'mediaLost'; readonly at: number; readonly reason: string }
  | { readonly kind: 'mediaRestored'; readonly at: number; readonly afterMs: number }
  | { readonly kind: 'microphoneMissing'; readonly at: number; readonly reason: MicrophoneProblem }
  | { readonly kind: 'recordingStarted'; readonly at: number }
  | { readonly kind: 'recordingStopped'; readonly at: number }
  /** From here on silence is recorded. */
  | { readonly kind: 'recordingPaused'; readonly at: number }
  /** `forgotten`: the pause had lasted too long and ended by itself. */
  | { readonly kind: 'recordingResumed'; readonly at: number; readonly by: 'agent' | 'forgotten' }
  | { readonly kind: 'transferRequested'; readonly at: number; readonly how: TransferKind; readonly to: string }
  /** A NOTIFY told how the target fares. */
  | { readonly kind: 'transferProgressed'; readonly at: number; readonly sipCode: number }
  /** The caller is back with us. */
  | { readonly kind: 'transferFailed'; readonly at: number; readonly problem: TransferProblem; readonly sipCode?: number }
  /** The target has answered; the end of this call follows. */
  | { readonly kind: 'transferred'; readonly at: number }
  | { readonly kind: 'conferenceJoined'; readonly at: number }
  | { readonly kind: 'conferenceLeft'; readonly at: number }
  | { readonly kind: 'redirected'; readonly at: number; readonly to: string; readonly because: 'agent' | 'busy' | 'noAnswer' | 'always' }
  | { readonly kind: 'mediaAlarmRaised'; readonly at: number; readonly alarm: MediaAlarmKind }
  | { readonly kind: 'mediaAlarmCleared'; readonly at: number; readonly alarm: MediaAlarmKind }
  /** May come after the end: callers are asked after the agent has hung up. */
  | { readonly kind: 'surveyed'; readonly at: number; readonly survey: SurveyResult }
  | { readonly kind: 'ended'; readonly at: number; readonly end: CallEnd };

export type CallEventKind = CallEvent['kind'];

/** RFC 4733 telephone-event in RTP, or SIP INFO with application/dtmf-relay. */
export type DtmfTransport = 'rfc4733' | 'info';

/** Why silence is sent instead of the agent's voice. */
export type MicrophoneProblem = 'notFound' | 'denied' | 'inUse' | 'failed';

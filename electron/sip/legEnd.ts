import type { CallDirection, CallEnd, EndCause, EndedBy } from '../../shared/calls/call.ts';
import { parseReasons, type Reason } from './reasonHeader.ts';

/** Why our own side brought a session to its end; what JsSIP reports as the cause is then of no interest. */
export type EndIntent =
  | { readonly kind: 'hungUp' }
  | { readonly kind: 'rejected'; readonly sipCode: number }
  | { readonly kind: 'redirected' }
  /** The other side talks to somebody else now, or waits in the platform's park. */
  | { readonly kind: 'transferred' | 'parked' }
  | { readonly kind: 'incompatible'; readonly detail: string }
  | { readonly kind: 'mediaFailed'; readonly detail: string }
  | { readonly kind: 'transportFailed' }
  /** The connection broke before the answer to a dialled call. */
  | { readonly kind: 'cutOff' }
  /** The caller's side knows nothing of a call that rang through an outage: its CANCEL could not reach us. */
  | { readonly kind: 'callerGone' }
  | { readonly kind: 'requestTimedOut' }
  | { readonly kind: 'dialogLost' };

/** What JsSIP says with its events `failed` and `ended`. */
export interface SessionEnd {
  readonly originator: string;
  /** One of JsSIP's texts, e.g. `Canceled`. */
  readonly cause: string;
  /** The CANCEL, BYE or final answer. JsSIP sometimes puts an error text here. */
  readonly message?: unknown;
}

export interface EndContext {
  readonly direction: CallDirection;
  /** True once the call was answered. */
  readonly answered: boolean;
  readonly intent?: EndIntent | undefined;
}

/** The end of a leg in the console's words. */
export function callEndOf(event: SessionEnd, context: EndContext): CallEnd {
  if (context.intent) return endOfIntent(context.intent, context);
  const code = statusOf(event.message);
  if (code !== undefined) return endOfAnswer(code.status, code.phrase);
  if (event.originator === 'remote') return endOfRequest(event, context);
  return endOfCause(event.cause);
}

function endOfIntent(intent: EndIntent, { direction, answered }: EndContext): CallEnd {
  switch (intent.kind) {
    case 'hungUp':
      return answered ? { by: 'agent', cause: 'hungUp' } : { by: 'agent', cause: direction === 'outgoing' ? 'cancelled' : 'rejected' };
    case 'rejected':
      return { by: 'agent', cause: 'rejected', sipCode: intent.sipCode };
    case 'redirected':
      return { by: 'agent', cause: 'redirected', sipCode: 302 };
    case 'transferred': case 'parked':
      return { by: 'agent', cause: intent.kind };
    case 'incompatible':
      return { by: 'platform', cause: 'incompatible', sipCode: 488, sipReason: intent.detail };
    case 'mediaFailed':
      return { by: 'network', cause: 'failed', sipReason: intent.detail };
    case 'transportFailed':
      return { by: 'network', cause: 'failed', sipReason: 'Connection Error' };
    case 'cutOff':
      return { by: 'network', cause: 'cutOff' };
    case 'callerGone':
      return { by: 'remote', cause: 'cancelled', sipReason: 'Gone during an outage' };
    case 'requestTimedOut':
      return { by: 'network', cause: answered ? 'failed' : 'noAnswer', sipCode: 408, sipReason: 'Request Timeout' };
    case 'dialogLost':
      return { by: 'network', cause: 'failed', sipCode: 481, sipReason: 'Dialog Error' };
  }
}

/** A CANCEL or BYE of the other side. */
function endOfRequest(event: SessionEnd, { answered }: EndContext): CallEnd {
  const reasons = reasonsOf(event.message);
  const reason = reasons.find(({ protocol }) => protocol.toUpperCase() === 'SIP') ?? reasons[0];
  const seen = { ...(reason?.cause !== undefined ? { sipCode: reason.cause } : {}), ...(reason?.text ? { sipReason: reason.text } : {}) };
  if (event.cause === 'Canceled') {
    return reasons.some(saysAnsweredElsewhere) ? { by: 'platform', cause: 'answeredElsewhere', ...seen } : { by: 'remote', cause: 'cancelled', ...seen };
  }
  if (event.cause === 'Terminated') return answered ? { by: 'remote', cause: 'hungUp', ...seen } : { by: 'remote', cause: 'cancelled', ...seen };
  return endOfCause(event.cause);
}

/** RFC 3326 §2: `SIP;cause=200`; Q.850 cause 26 (non-selected user clearing) says the same. */
function saysAnsweredElsewhere({ protocol, cause }: Reason): boolean {
  return (protocol.toUpperCase() === 'SIP' && cause === 200) || (protocol.toUpperCase() === 'Q.850' && cause === 26);
}

/** A final answer to our INVITE (RFC 3261 §21). */
function endOfAnswer(sipCode: number, phrase: string): CallEnd {
  const [by, cause] = meaningOf(sipCode);
  return { by, cause, sipCode, ...(phrase ? { sipReason: phrase.slice(0, 200) } : {}) };
}

function meaningOf(code: number): readonly [EndedBy, EndCause] {
  switch (code) {
    case 486: case 600: return ['remote', 'busy'];
    case 603: case 607: case 608: return ['remote', 'rejected'];
    case 403: case 433: case 434: return ['platform', 'rejected'];
    case 404: case 410: case 416: case 484: case 485: case 604: return ['platform', 'notFound'];
    case 408: return ['remote', 'noAnswer'];
    case 480: return ['remote', 'unavailable'];
    case 430: case 502: case 503: case 504: return ['platform', 'unavailable'];
    case 487: return ['platform', 'cancelled'];
    case 415: case 488: case 606: return ['remote', 'incompatible'];
    default: return ['platform', 'failed'];
  }
}

/** Ends that JsSIP decides on by itself. */
function endOfCause(cause: string): CallEnd {
  switch (cause) {
    case 'No Answer': return { by: 'platform', cause: 'noAnswer', sipCode: 408, sipReason: cause };
    case 'Expires': return { by: 'platform', cause: 'noAnswer', sipCode: 487, sipReason: cause };
    case 'Missing SDP': case 'Bad Media Description': case 'Incompatible SDP':
      return { by: 'platform', cause: 'incompatible', sipCode: 488, sipReason: cause };
    case 'RTP Timeout': return { by: 'network', cause: 'failed', sipCode: 408, sipReason: cause };
    case 'Canceled': return { by: 'agent', cause: 'cancelled' };
    case 'Terminated': return { by: 'agent', cause: 'hungUp' };
    default: return { by: 'network', cause: 'failed', sipReason: cause };
  }
}

function statusOf(message: unknown): { status: number; phrase: string } | undefined {
  if (typeof message !== 'object' || message === null || !('status_code' in message)) return undefined;
  const { status_code: status, reason_phrase: phrase } = message as { status_code?: unknown; reason_phrase?: unknown };
  // A 200 that could not be used is reported with the answer, but the cause says what was wrong.
  if (typeof status !== 'number' || status < 300) return undefined;
  return { status, phrase: typeof phrase === 'string' ? phrase : '' };
}

function reasonsOf(message: unknown): Reason[] {
  if (typeof message !== 'object' || message === null || !('getHeaders' in message)) return [];
  const { getHeaders } = message as { getHeaders(name: string): string[] };
  return parseReasons(getHeaders.call(message, 'reason'));
}

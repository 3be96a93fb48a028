import type { RegistrationProblem } from '../../shared/calls/registration.ts';
import { isSupportedAlgorithm } from './digestAlgorithms.ts';

/** The final answer to a REGISTER, as far as it is read. */
export interface RegisterAnswer {
  readonly status_code: number;
  readonly reason_phrase?: string;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

/** Reason phrases of a 403 that is about the account, not about its password. */
const saysPolicy = /not (allowed|permitted)|barred|suspend|disabled|blocked|policy|denied/i;

export interface RegistrationFault {
  readonly problem: RegistrationProblem;
  readonly sipCode?: number;
  /** One English line for the log. */
  readonly detail: string;
  /** Milliseconds that the server asks to wait (Retry-After, RFC 3261 §20.33), as far as a seat waits for it. */
  readonly retryAfterMs?: number;
}

/** A server that is asked too early says so again; one that asked for days by mistake would cost a shift. */
const longestWaitMs = 10 * 60_000;

/**
 * What a refused or unanswered REGISTER means (RFC 3261 §10.3, §21). `cause` is JsSIP's word for it; `withPassword`
 * tells whether the REGISTER answered a challenge.
 */
export function faultOfRegister(answer: RegisterAnswer | null, cause: string, withPassword: boolean): RegistrationFault {
  if (!answer) {
    return cause === 'Connection Error'
      ? { problem: 'connectionLost', detail: 'The connection broke during registration' }
      : { problem: 'timedOut', detail: 'The server did not answer the REGISTER' };
  }
  const code = answer.status_code;
  const retryAfter = /^\s*(\d+)/.exec(answer.getHeader('retry-after') ?? '')?.[1];
  return {
    problem: problemOf(code, answer, withPassword),
    sipCode: code,
    detail: `${code} ${(answer.reason_phrase ?? '').slice(0, 80)}`.trim(),
    ...(retryAfter ? { retryAfterMs: Math.min(Number(retryAfter) * 1_000, longestWaitMs) } : {}),
  };
}

function problemOf(code: number, answer: RegisterAnswer, withPassword: boolean): RegistrationProblem {
  switch (code) {
    case 401: return challengeProblem(answer, 'www-authenticate');
    case 407: return challengeProblem(answer, 'proxy-authenticate');
    // FreeSWITCH, older Asterisk and many a Kamailio say 403 to a wrong password instead of asking again.
    case 403: return withPassword && !saysPolicy.test(answer.reason_phrase ?? '') ? 'wrongPassword' : 'forbidden';
    case 404: case 604: return 'unknownUser';
    case 408: return 'timedOut';
    default: return 'serverError';
  }
}

/** A challenge that was answered and came again means the password; one that could not be answered means the algorithm. */
function challengeProblem(answer: RegisterAnswer, header: string): RegistrationProblem {
  const challenges = answer.getHeaders(header);
  if (challenges.length === 0) return 'serverError';
  const answerable = challenges.some((challenge) => {
    const algorithm = /[\s,]algorithm\s*=\s*"?([A-Za-z0-9-]+)/i.exec(challenge)?.[1];
    return /^\s*digest\b/i.test(challenge) && isSupportedAlgorithm(algorithm);
  });
  return answerable ? 'wrongPassword' : 'unsupportedDigest';
}

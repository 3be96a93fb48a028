import { readAddress } from './addressHeader.ts';
import { headerOf, headersOf, type SipHeader, type SipRequest, type SipResponse } from './sipMessage.ts';

/** Reason phrases of RFC 3261 §21 that this platform sends. */
const phrases: Readonly<Record<number, string>> = {
  100: 'Trying', 180: 'Ringing', 200: 'OK', 202: 'Accepted', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  407: 'Proxy Authentication Required', 408: 'Request Timeout', 415: 'Unsupported Media Type', 420: 'Bad Extension', 423: 'Interval Too Brief', 480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist', 483: 'Too Many Hops', 486: 'Busy Here', 487: 'Request Terminated', 488: 'Not Acceptable Here',
  491: 'Request Pending', 500: 'Server Internal Error', 501: 'Not Implemented', 503: 'Service Unavailable', 603: 'Decline',
};

/** The reason phrase of a status; `Unknown` for those that are never sent here. */
export function phraseOf(status: number): string {
  return phrases[status] ?? 'Unknown';
}

/**
 * The response to a request (RFC 3261 §8.2.6): Via, From, To, Call-ID and CSeq copied, To completed with `toTag` unless
 * it has a tag already (never added to 100).
 */
export function respond(request: SipRequest, status: number, options: { toTag?: string; headers?: readonly SipHeader[]; body?: string } = {}): SipResponse {
  const to = headerOf(request, 'to') ?? '';
  const tagged = status === 100 || options.toTag === undefined || readAddress(to)?.parameters.has('tag') ? to : `${to};tag=${options.toTag}`;
  return {
    kind: 'response',
    status,
    reason: phraseOf(status),
    headers: [
      ...headersOf(request, 'via').map((value) => ({ name: 'Via', value })),
      { name: 'From', value: headerOf(request, 'from') ?? '' },
      { name: 'To', value: tagged },
      { name: 'Call-ID', value: headerOf(request, 'call-id') ?? '' },
      { name: 'CSeq', value: headerOf(request, 'cseq') ?? '' },
      ...(options.headers ?? []),
    ],
    body: options.body ?? '',
  };
}

import { randomUUID } from 'node:crypto';
import { valuesOf, type SipFrame } from './sipFrame.ts';

/**
 * A final answer to a request that no transaction was made for (RFC 3261 §8.2.6, §8.2.7), or `undefined` when the
 * request does not carry what an answer must repeat, or must not be answered (ACK).
 */
export function statelessAnswer(frame: SipFrame, method: string, code: number, reason: string, headers: readonly string[] = []): string | undefined {
  if (method === 'ACK') return undefined;
  const vias = valuesOf(frame, 'via').filter((via) => via !== '').slice(0, 64);
  const from = valuesOf(frame, 'from')[0];
  const to = valuesOf(frame, 'to')[0];
  const callId = valuesOf(frame, 'call-id')[0];
  const cseq = valuesOf(frame, 'cseq')[0];
  if (vias.length === 0 || !from || !to || !callId || !cseq) return undefined;
  if (from.length + to.length + callId.length + cseq.length > 8_192) return undefined;
  const tag = /;\s*tag\s*=/i.test(to) ? '' : `;tag=${randomUUID().slice(0, 13)}`;
  return [
    `SIP/2.0 ${code} ${reason}`,
    ...vias.map((via) => `Via: ${via}`),
    `From: ${from}`,
    `To: ${to}${tag}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    ...headers,
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
}

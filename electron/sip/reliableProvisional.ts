import type { ReceivedRequest } from './jssipInternals.ts';

/** RFC 3261 §17.1.1.1. */
const t1Ms = 500;

/**
 * Sends the provisional answers to an INVITE that requires `100rel` reliably (RFC 3262 §3): numbered, and repeated
 * until a PRACK comes. Call it before the first answer. Returns what takes the PRACKs, or undefined when the INVITE
 * does not ask for it.
 */
export function makeProvisionalsReliable(request: ReceivedRequest, onNeverAcknowledged: () => void): ((prack: ReceivedRequest) => boolean) | undefined {
  if (!request.getHeaders('require').some((value) => /(?:^|[\s,])100rel(?:$|[\s,])/i.test(value))) return undefined;
  const { reply } = request;
  // Later ones are one higher each; the first is any number below 2^31.
  let sequence = Math.floor(Math.random() * 2 ** 24);
  const sent = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  const repeat = (send: () => void, afterMs: number, leftMs: number): void => {
    timer = setTimeout(() => {
      if (leftMs <= 0) return onNeverAcknowledged();
      send();
      repeat(send, afterMs * 2, leftMs - afterMs * 2);
    }, afterMs);
  };
  request.reply = (code, reason, headers, body, onSuccess, onFailure) => {
    clearTimeout(timer);
    if (code <= 100 || code >= 200) return reply.call(request, code, reason, headers, body, onSuccess, onFailure);
    sequence += 1;
    sent.add(sequence);
    const reliable = [...(headers ?? []), 'Require: 100rel', `RSeq: ${sequence}`];
    const send = (): void => reply.call(request, code, reason, reliable, body);
    repeat(send, t1Ms, 64 * t1Ms);
    send();
  };
  return (prack) => {
    const named = /^\s*(\d{1,10})\s+(\d{1,10})\s+INVITE\s*$/i.exec(prack.getHeader('rack') ?? '');
    if (!named || !sent.has(Number(named[1])) || Number(named[2]) !== request.cseq) return false;
    clearTimeout(timer);
    return true;
  };
}

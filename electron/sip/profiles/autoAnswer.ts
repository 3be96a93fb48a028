import type { Reading } from '../../../shared/calls/reading.ts';
import { splitOutsideQuotes } from '../reasonHeader.ts';
import type { Profile } from './profileSchema.ts';
import type { Trust } from './readCallFacts.ts';
import { isListedPeer } from './peers.ts';
import type { SipHeaders } from './sipHeaders.ts';

const maxSeconds = 60;

/** When the platform wants the call answered by itself: absent unless profile or seat allow it for this peer. Never throws. */
export function readAutoAnswer(headers: SipHeaders, { autoAnswer }: Profile, { peer = '', autoAnswerPeers = [] }: Trust): Reading<number> {
  if (!isListedPeer(peer, [...autoAnswer.allowedPeers, ...autoAnswerPeers])) return { kind: 'absent' };
  if (autoAnswer.callInfoAnswerAfter) {
    for (const raw of headers.all('call-info')) {
      const after = parameterOf(raw, 'answer-after');
      if (after === undefined) continue;
      const seconds = /^\d{1,3}$/.test(after) ? Number(after) : Number.NaN;
      return seconds <= maxSeconds ? { kind: 'read', value: seconds, source: 'Call-Info' } : { kind: 'unreadable', source: 'Call-Info', raw: raw.slice(0, 200) };
    }
  }
  if (autoAnswer.alertInfoAutoAnswer) {
    const asking = headers.all('alert-info').find(asksForAnswer);
    if (asking !== undefined) {
      const delay = Number(/^\d{1,2}$/.exec(parameterOf(asking, 'delay') ?? '')?.[0] ?? 0);
      return { kind: 'read', value: Math.min(delay, maxSeconds), source: 'Alert-Info' };
    }
  }
  if (autoAnswer.answerMode) {
    for (const name of ['Priv-Answer-Mode', 'Answer-Mode']) {
      if (headers.all(name).some((raw) => /^\s*auto\s*(?:;|$)/i.test(raw))) return { kind: 'read', value: 0, source: name };
    }
  }
  return { kind: 'absent' };
}

/**
 * Telephones of several makers: `<http://…>;info=alert-autoanswer`, the same without an address, with `;delay=3` (Snom),
 * `Auto Answer` and `Ring Answer` alone (Polycom), `;intercom=true` (Grandstream).
 */
function asksForAnswer(raw: string): boolean {
  const words = /^(?:alert-auto-?answer|auto[ -]?answer|ring[ -]?answer)$/i;
  const bare = raw.slice(0, 200).trim().replace(/^"|"$/g, '').replace(/^info\s*=\s*"?/i, '').replace(/"?(?:;.*)?$/, '');
  return words.test(bare) || words.test(parameterOf(raw, 'info') ?? '') || /^true$/i.test(parameterOf(raw, 'intercom') ?? '');
}

/** A parameter of `<uri>;name=value`, without quotes. */
function parameterOf(raw: string, name: string): string | undefined {
  for (const part of splitOutsideQuotes(raw.slice(0, 2_048), ';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim().toLowerCase() === name) return part.slice(at + 1).trim().replace(/^"|"$/g, '');
  }
  return undefined;
}

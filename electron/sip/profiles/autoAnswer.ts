import type { Reading } from '../../../shared/calls/reading.ts';
import { splitOutsideQuotes } from '../reasonHeader.ts';
import type { Profile } from './profileSchema.ts';
import { isListedPeer } from './peers.ts';
import type { SipHeaders } from './sipHeaders.ts';

const maxSeconds = 60;

/** When the platform wants the call answered by itself: absent unless the profile allows it for this peer. Never throws. */
export function readAutoAnswer(headers: SipHeaders, { autoAnswer }: Profile, peer: string): Reading<number> {
  if (!isListedPeer(peer, autoAnswer.allowedPeers)) return { kind: 'absent' };
  if (autoAnswer.callInfoAnswerAfter) {
    for (const raw of headers.all('call-info')) {
      const after = parameterOf(raw, 'answer-after');
      if (after === undefined) continue;
      const seconds = /^\d{1,3}$/.test(after) ? Number(after) : Number.NaN;
      return seconds <= maxSeconds ? { kind: 'read', value: seconds, source: 'Call-Info' } : { kind: 'unreadable', source: 'Call-Info', raw: raw.slice(0, 200) };
    }
  }
  if (autoAnswer.alertInfoAutoAnswer) {
    const asks = headers.all('alert-info').some((raw) => /^(?:alert-autoanswer|auto ?answer|ring ?answer)$/i.test(parameterOf(raw, 'info') ?? '') || /^info\s*=\s*"?alert-autoanswer"?$/i.test(raw.trim()));
    if (asks) return { kind: 'read', value: 0, source: 'Alert-Info' };
  }
  return { kind: 'absent' };
}

/** A parameter of `<uri>;name=value`, without quotes. */
function parameterOf(raw: string, name: string): string | undefined {
  for (const part of splitOutsideQuotes(raw.slice(0, 2_048), ';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim().toLowerCase() === name) return part.slice(at + 1).trim().replace(/^"|"$/g, '');
  }
  return undefined;
}

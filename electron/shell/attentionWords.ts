import type texts from '../../resources/locales/zh-CN/shell.json';
import type { Call } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { formatPhoneNumber } from '../../shared/phoneNumbers/formatPhoneNumber.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { ServiceNumber } from '../../shared/routing/routingStatus.ts';
import type { AttentionWords } from './attention.ts';

/** Says who calls as the pop does: number, 400 number with its label. */
export function attentionWords(words: typeof texts, locale: 'zh-CN' | 'en', serviceNumbers: readonly ServiceNumber[]): AttentionWords {
  const numberText = (number: string) => formatPhoneNumber(parsePhoneNumber(number), locale) || number || words.anonymous;
  const fill = (text: string, number: string) => text.replace('{{number}}', numberText(number));
  const called = (call: Call) => {
    const dialled = valueOf(call.facts.serviceNumber) ?? '';
    const label = serviceNumbers.find(({ number }) => number === dialled)?.label ?? '';
    return dialled === '' ? '' : [numberText(dialled), label].join(' ').trim();
  };
  return {
    ringing: (call) => ({ title: fill(words.notifyRing, call.remoteNumber), body: called(call) }),
    missed: (call) => ({ title: fill(words.notifyMissed, call.remoteNumber), body: called(call) }),
    due: (task) => ({ title: fill(words.notifyDue, task.number), body: [task.customerName, task.note].filter((part) => part !== '').join(' · ') }),
    answer: words.answer,
    reject: words.reject,
  };
}

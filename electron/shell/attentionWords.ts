import type texts from '../../resources/locales/zh-CN/shell.json';
import type { Call } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { formatPhoneNumber } from '../../shared/phoneNumbers/formatPhoneNumber.ts';
import { maskNumbersIn } from '../../shared/phoneNumbers/maskNumbersInText.ts';
import { maskPhoneNumber } from '../../shared/phoneNumbers/maskPhoneNumber.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { ServiceNumber } from '../../shared/routing/routingStatus.ts';
import type { AttentionWords } from './attention.ts';

/**
 * Says who calls as the pop does: number, 400 number with its label. Without `seesNumbers` numbers are masked, also in notes:
 * a notification stands on the screen for everybody.
 */
export function attentionWords(words: typeof texts, locale: 'zh-CN' | 'en', serviceNumbers: readonly ServiceNumber[], seesNumbers: boolean): AttentionWords {
  const masked = (text: string) => (seesNumbers ? text : maskNumbersIn(text));
  const shown = (number: PhoneNumber) => (seesNumbers || number.kind === 'unreadable' ? formatPhoneNumber(number, locale) : maskPhoneNumber(number));
  const numberText = (number: string) => masked(shown(parsePhoneNumber(number)) || number) || words.anonymous;
  const fill = (text: string, number: string) => text.replace('{{number}}', numberText(number));
  const called = (call: Call) => {
    const dialled = valueOf(call.facts.serviceNumber) ?? '';
    const label = serviceNumbers.find(({ number }) => number === dialled)?.label ?? '';
    return dialled === '' ? '' : [numberText(dialled), label].join(' ').trim();
  };
  return {
    ringing: (call) => ({ title: fill(words.notifyRing, call.remoteNumber), body: called(call) }),
    missed: (call) => ({ title: fill(words.notifyMissed, call.remoteNumber), body: called(call) }),
    due: (task) => ({ title: fill(words.notifyDue, task.number), body: masked([task.customerName, task.note].filter((part) => part !== '').join(' · ')) }),
    answer: words.answer,
    reject: words.reject,
  };
}

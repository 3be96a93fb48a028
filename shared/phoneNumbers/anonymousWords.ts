import type { AnonymousNumber } from './phoneNumber.ts';

const withheld = new Set(
  ('anonymous restricted private privatenumber withheld blocked hidden anonym callerwithheld numberwithheld ' +
    'anonymouscaller privatecaller restrictednumber 匿名 匿名号码 匿名来电 隐藏 隐藏号码 私人号码 保密 保密号码 号码保密 已隐藏').split(' '),
);

const unavailable = new Set(
  ('unavailable unknown unknowncaller unknownnumber idunavailable null undefined none nil na nan nonumber notavailable outofarea ' +
    '未知 未知号码 未知来电 无 无号码 空 号码未知 不可用 未显示 无法显示').split(' '),
);

/**
 * Does this text say that the number is hidden or missing? Empty text counts as missing, and so do zeros alone, which
 * switches send for want of a number. The host `anonymous.invalid` is RFC 3323 §4.1.1.3.
 * @returns null when the text says neither
 */
export function anonymityOf(text: string, host: string): AnonymousNumber['reason'] | null {
  if (host === 'anonymous.invalid') return 'withheld';
  if (/^0*$/.test(text)) return 'unavailable';
  if (text.length > 40) return null;
  const word = text.toLowerCase().replace(/[\s\-_./()<>[\]*]/g, '');
  if (withheld.has(word)) return 'withheld';
  if (unavailable.has(word) || word === '') return 'unavailable';
  return null;
}

import type { TFunction } from 'i18next';
import i18next from 'i18next';

/** Classes of answers, for codes that have no words of their own. RFC 3261, 21 */
const classes: Readonly<Record<string, 'progress' | 'success' | 'redirect' | 'client' | 'server' | 'global'>> = { 1: 'progress', 2: 'success', 3: 'redirect', 4: 'client', 5: 'server', 6: 'global' };

/**
 * What a SIP code means, in plain words with the code itself: `对方忙（486）`. Codes registered at
 * https://www.iana.org/assignments/sip-parameters have their own text, any other the text of its class.
 */
export function sipReasonText(t: TFunction, code: number): string {
  const own = `sip.code.${code}`;
  const words = i18next.exists(own) ? String(t(own as 'sip.code.486')) : t(`sip.class.${classes[String(code).charAt(0)] ?? 'other'}`);
  return t('sip.withCode', { words, code });
}

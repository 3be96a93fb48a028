import { useTranslation } from 'react-i18next';
import type { Locale } from '../texts/texts.ts';

/** The language of the interface. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

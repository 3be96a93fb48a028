import i18next from 'i18next';
import type { Module } from 'i18next';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { en } from '../../resources/locales/en/index.ts';
import { zhCN } from '../../resources/locales/zh-CN/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
  }
}

export type Locale = Preferences['locale'];

/**
 * Starts the texts of a page; everything is in the bundle, so this is synchronous.
 * @param binding ties the texts to a view library; the pop page does without
 */
export function startTexts(locale: Locale, binding?: Module): void {
  if (binding) i18next.use(binding);
  void i18next.init({
    lng: locale,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Changes the language of the whole page, its `lang` attribute too. */
export function showLocale(locale: Locale): void {
  if (i18next.language !== locale) void i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

import en from '../../resources/locales/en/statistics.json' with { type: 'json' };
import zhCN from '../../resources/locales/zh-CN/statistics.json' with { type: 'json' };
import type { StatisticsWords } from '../../shared/statistics/tables.ts';

/** Texts under `statistics`, as the pages have them. A key that is missing stands for itself. */
export function reportWords(locale: 'zh-CN' | 'en'): StatisticsWords {
  const texts: unknown = locale === 'en' ? en : zhCN;
  return (key, values = {}) => {
    let found: unknown = texts;
    for (const part of key.split('.')) found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
    const text = typeof found === 'string' ? found : key;
    return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  };
}

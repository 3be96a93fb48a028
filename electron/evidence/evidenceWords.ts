import en from '../../resources/locales/en/evidence.json' with { type: 'json' };
import zhCN from '../../resources/locales/zh-CN/evidence.json' with { type: 'json' };

/** Texts under `evidence`, as the pages have them. A key that is missing stands for itself. */
export function evidenceWords(locale: 'zh-CN' | 'en'): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const texts: unknown = locale === 'en' ? en : zhCN;
  return (key, values = {}) => {
    let found: unknown = texts;
    for (const part of key.split('.')) found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
    return (typeof found === 'string' ? found : key).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  };
}

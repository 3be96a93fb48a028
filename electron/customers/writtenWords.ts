import { lineFaults } from '../../shared/customers/customerImport.ts';
import enWords from '../../resources/locales/en/customerImport.json' with { type: 'json' };
import enCustomers from '../../resources/locales/en/customers.json' with { type: 'json' };
import zhWords from '../../resources/locales/zh-CN/customerImport.json' with { type: 'json' };
import zhCustomers from '../../resources/locales/zh-CN/customers.json' with { type: 'json' };
import type { CustomerExport } from './exportCustomers.ts';
import type { RefusedWords } from './refusedRows.ts';

export type WrittenLocale = 'zh-CN' | 'en';

/** Texts of the files that leave the program, in the language of the interface. */
export function refusedWords(locale: WrittenLocale): RefusedWords {
  const { fault, remedy, column } = locale === 'en' ? enWords : zhWords;
  const faults = Object.fromEntries(lineFaults.map((each) => [each, { fault: fault[each], remedy: remedy[each] }])) as RefusedWords['faults'];
  return { line: column.line, fault: column.fault, remedy: column.remedy, faults };
}

export function exportTitles(locale: WrittenLocale): CustomerExport['titles'] {
  const { field, exported } = locale === 'en' ? enCustomers : zhCustomers;
  return { name: field.name, company: field.company, level: field.level, tags: field.tags, numbers: field.numbers, notes: field.notes, created: exported.created, changed: exported.changed };
}

export function exportName(locale: WrittenLocale): string {
  return (locale === 'en' ? enCustomers : zhCustomers).exported.name;
}

import { crmFieldMax, type CrmRecord } from './crmRecord.ts';
import { crmFields, type CrmField } from './crmSettings.ts';

/** The value at a path as `data.contact.0.name`; undefined when there is none. The empty path is nowhere. */
export function valueAt(answer: unknown, path: string): unknown {
  if (path === '') return undefined;
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, answer);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\p{Cc}+/gu, ' ').trim().slice(0, crmFieldMax);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Reads a contact out of any JSON answer. Null when nothing of it says who it is. */
export function readCrmRecord(answer: unknown, paths: Readonly<Record<CrmField, string>>): CrmRecord | null {
  const texts = Object.fromEntries(crmFields.map((field) => [field, textOf(valueAt(answer, paths[field]))])) as Record<CrmField, string>;
  if (texts.id === '' && texts.name === '' && texts.company === '') return null;
  return { ...texts, url: /^https?:\/\/[^\s]+$/i.test(texts.url) ? texts.url : '' };
}

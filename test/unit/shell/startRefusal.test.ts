import { expect, test } from 'vitest';
import en from '../../../resources/locales/en/shell.json';
import zh from '../../../resources/locales/zh-CN/shell.json';
import { startRefusal } from '../../../electron/shell/startRefusal.ts';
import { StoreError, toStoreError } from '../../../electron/store/storeErrors.ts';

const native = (code: string, message = code) => Object.assign(new Error(message), { code });

test.each([
  [new StoreError('futureDatabase', 'version 99'), 'futureDatabase'],
  [new StoreError('wrongKey', 'another key'), 'wrongKey'],
  [toStoreError(native('SQLITE_CANTOPEN')), 'notAllowed'],
  [toStoreError(native('EEXIST', 'file already exists, mkdir')), 'notAllowed'],
  [native('ENOSPC'), 'diskFull'],
  [native('EISDIR'), 'notAllowed'],
  [native('readOnly', 'The data folder cannot be written'), 'readOnly'],
  [native('ENOENT', 'no such file'), 'other'],
  [new Error('something else'), 'other'],
  ['thrown', 'other'],
] as const)('%s is told in both languages, with what to do about it and the words of the error', (error, reason) => {
  const { message } = startRefusal(error);
  expect(message).toContain(zh.cannotStart[reason]);
  expect(message).toContain(en.cannotStart[reason]);
  expect(message).toContain(error instanceof Error ? error.message : error);
});

import i18next from 'i18next';
import type { TFunction } from 'i18next';
import type { IpcError } from '../../shared/ipc/reply.ts';

/** Why main refused, in words that say what to do; an unknown code is named, so that it can be reported. */
export function errorText(t: TFunction, error: IpcError): string {
  const key = `error.${error.code}`;
  return i18next.exists(key) ? String(t(key as 'error.internal')) : t('error.unknown', { code: error.code });
}

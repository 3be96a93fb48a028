import en from '../../resources/locales/en/shell.json';
import zh from '../../resources/locales/zh-CN/shell.json';

type Reason = Exclude<keyof typeof zh.cannotStart, 'title'>;

/** Codes of the store and of the system, by what somebody can do about them. */
const reasons: Readonly<Record<string, Reason>> = {
  futureDatabase: 'futureDatabase', wrongKey: 'wrongKey', busy: 'busy',
  diskFull: 'diskFull', ENOSPC: 'diskFull', EDQUOT: 'diskFull',
  readOnly: 'readOnly', EROFS: 'readOnly',
  notAllowed: 'notAllowed', EACCES: 'notAllowed', EPERM: 'notAllowed', EISDIR: 'notAllowed', ENOTDIR: 'notAllowed', EEXIST: 'notAllowed',
  ioError: 'ioError', EIO: 'ioError',
};

/**
 * What is said to somebody whose program does not start, and what to do about it: in both languages, since the settings with
 * the chosen one may be what cannot be read. The error's own words come last.
 */
export function startRefusal(error: unknown): { readonly title: string; readonly message: string } {
  const detail = error instanceof Error ? error.message : String(error);
  const reason = reasonOf(error);
  return { title: `${zh.cannotStart.title} · ${en.cannotStart.title}`, message: `${zh.cannotStart[reason]}\n\n${en.cannotStart[reason]}\n\n${detail}` };
}

function reasonOf(error: unknown): Reason {
  if (!(error instanceof Error)) return 'other';
  const { code } = error as { readonly code?: unknown };
  const native = /^(E[A-Z]+):/u.exec(error.message)?.[1];
  return reasons[String(code)] ?? reasons[native ?? ''] ?? 'other';
}

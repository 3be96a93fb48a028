/** An expected refusal that a window may show: `code` names a text in the locales under `error`. */
export class IpcRefusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'IpcRefusal';
    this.code = code;
  }
}

/** What a disk refuses a plain file with, in the words that the store has for the same. */
const diskCodes: Readonly<Record<string, string>> = { ENOSPC: 'diskFull', EDQUOT: 'diskFull', EROFS: 'readOnly', EIO: 'ioError' };

/** Reads the code of any expected refusal (ours, the desk's, the store's, the disk's); `internal` for surprises. */
export function codeOf(error: unknown): string {
  const diskCode = diskCodes[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  if (diskCode !== undefined) return diskCode;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z][A-Za-z]+$/.test(error.code)) return error.code;
  return 'internal';
}

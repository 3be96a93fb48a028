/** An expected refusal that a window may show: `code` names a text in the locales under `error`. */
export class IpcRefusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'IpcRefusal';
    this.code = code;
  }
}

/** Reads the code of any expected refusal (ours, the desk's, the store's); `internal` for surprises. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z][A-Za-z]+$/.test(error.code)) return error.code;
  return 'internal';
}

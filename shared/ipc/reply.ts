/** Why main refused. `code` names a text in the locales under `error`. */
export interface IpcError {
  readonly code: string;
  /** English detail for the log; shown only as small print. */
  readonly message: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpcError };

/**
 * Why a command was not carried out. Codes have texts in the locales under `error`.
 * - `illegalMove`: the call's state does not allow it. `holdRefused`: another conversation could not be put on hold.
 * - `alreadyDialling`: an earlier dialled call is not answered yet. `notOffered`: the platform has no such service.
 */
export type CallRefusalCode = 'notFound' | 'illegalMove' | 'notRegistered' | 'holdRefused' | 'alreadyDialling' | 'notOffered';

export class CallCommandRefused extends Error {
  readonly code: CallRefusalCode;
  constructor(code: CallRefusalCode, message: string) {
    super(message);
    this.name = 'CallCommandRefused';
    this.code = code;
  }
}

/** @throws CallCommandRefused `illegalMove` unless the condition holds */
export function expectMove(condition: boolean, command: string, state: string): void {
  if (!condition) throw new CallCommandRefused('illegalMove', `Cannot ${command} a call that is ${state}`);
}

/** @throws CallCommandRefused `notOffered` */
export function offered(code: string | null, what: string): string {
  if (code === null) throw new CallCommandRefused('notOffered', `The platform has no ${what}`);
  return code;
}

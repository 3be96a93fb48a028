import log from 'electron-log/main';
import { maskNumbersIn } from '../../shared/phoneNumbers/maskNumbersInText.ts';

/** The program's log. Phone numbers, names and secrets never go in: messages name events, not people. */
export interface Log {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
}

const maxBytes = 5 << 20;

/** Writes to a rotating file in the user's log folder, and to the terminal while developing. */
export function openLog(toTerminal: boolean): Log {
  log.transports.file.maxSize = maxBytes;
  log.transports.console.level = toTerminal ? 'info' : false;
  const line = (message: string, error?: unknown) => withoutNumbers(error === undefined ? message : `${message}: ${describe(error)}`);
  return {
    info: (message) => log.info(line(message)),
    warn: (message, error) => log.warn(line(message, error)),
    error: (message, error) => log.error(line(message, error)),
  };
}

/** An error with its stack; long digit runs are cut, since any of them may be somebody's number. */
export function describe(error: unknown): string {
  return withoutNumbers(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** Whatever a message was made of: a number written in groups loses its middle, any other long run of digits its end. */
function withoutNumbers(text: string): string {
  return maskNumbersIn(text).replace(/\d{5,}/g, (digits) => `${digits.slice(0, 2)}…`);
}

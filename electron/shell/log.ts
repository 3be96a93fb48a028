import log from 'electron-log/main';

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
  const line = (message: string, error: unknown) => (error === undefined ? message : `${message}: ${describe(error)}`);
  return {
    info: (message) => log.info(message),
    warn: (message, error) => log.warn(line(message, error)),
    error: (message, error) => log.error(line(message, error)),
  };
}

/** An error with its stack; long digit runs are cut, since any of them may be somebody's number. */
export function describe(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replace(/\d{5,}/g, (digits) => `${digits.slice(0, 2)}…`);
}

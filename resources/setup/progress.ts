/** Prints one line that says what the set-up does now. Goes to stderr: stdout belongs to the program being run. */
export function say(line: string): void {
  process.stderr.write(`set-up: ${line}\n`);
}

/** Bytes as megabytes with the precision a person wants: `196 MB`, `4.2 MB`. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} MB`;
}

export type Report = (done: number) => void;

/**
 * A reporter that prints `label: 45 % (88 MB of 196 MB)`. On a terminal it rewrites one line; in a log it prints a
 * line per ten percent, so that the log stays short.
 */
export function progressOf(label: string, total: number, unit: 'bytes' | 'files'): Report {
  const live = process.stderr.isTTY === true;
  const step = live ? 1 : 10;
  let printed = -1;
  return (done) => {
    const percent = Math.min(100, Math.floor((done / total) * 100));
    const tick = Math.floor(percent / step);
    if (tick <= printed) return;
    printed = tick;
    const amount = unit === 'bytes' ? `${megabytes(done)} of ${megabytes(total)}` : `${done} of ${total} files`;
    const line = `set-up: ${label}: ${percent} % (${amount})`;
    process.stderr.write(live ? `\r${line}${percent >= 100 ? '\n' : '\u001b[K'}` : `${line}\n`);
  };
}

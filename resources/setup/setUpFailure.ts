/**
 * Something the machine lacks and the person at the keyboard can change: no disk space, no network, a missing
 * package. The scripts print `message` and `advice` without a stack trace and exit with status 1.
 */
export class SetUpFailure extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.name = 'SetUpFailure';
    this.advice = advice;
  }
}

/** Runs a script's main function; a `SetUpFailure` becomes two readable lines, anything else keeps its stack. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof SetUpFailure) {
      process.stderr.write(`\nset-up failed: ${error.message}\n${error.advice}\n`);
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    process.exitCode = 1;
  }
}

import type { CommandLine } from '../settings/commandLine.ts';
import type { Program } from './program.ts';

/** Placeholder wiring until the script is joined below. */
export async function runDemo(program: Program, _commandLine: CommandLine): Promise<void> {
  program.host.practicePlatform?.practice.startDay();
}

import path from 'node:path';
import { app } from 'electron';
import { demoOutput, demoResultOf } from '../platforms/practice/demoReport.ts';
import { runDemo as liveThrough } from '../platforms/practice/runDemo.ts';
import type { CommandLine } from '../settings/commandLine.ts';
import { demoSeatOnProgram } from './demoSeatOnProgram.ts';
import type { Program } from './program.ts';

/** With somebody at the screen the first call rings after so many milliseconds, and others follow at random. */
const firstRingMs = 4_000;

/** The demo: attended, it only rings; unattended, it lives through the script, prints the report and ends the program. */
export async function runDemo(program: Program, { demo, screenshots }: CommandLine): Promise<void> {
  const seat = program.host.practicePlatform;
  if (!seat) throw new Error('The demo needs the practice platform');
  const folder = screenshots ?? path.join(app.isPackaged ? app.getPath('userData') : path.join(app.getAppPath(), '.cache'), 'demo');
  const demoSeat = demoSeatOnProgram(program, folder);
  await program.takesCalls();
  if (demo === 'attended') {
    setTimeout(() => {
      seat.practice.ring('vipMobile');
      seat.practice.startDay();
    }, firstRingMs);
    return;
  }
  const report = await liveThrough({ seat: demoSeat, platform: seat.practice, pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
  process.stdout.write(`${demoOutput(report)}\n`);
  await program.close();
  app.exit(demoResultOf(report).demo === 'ok' ? 0 : 1);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { app, type WebContents } from 'electron';
import type { Program } from './program.ts';

const patienceMs = 40_000;
const askAgainMs = 2_000;
const partsDrawn = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('.drawn-again') ? 0 : document.querySelector('#root')?.childElementCount ?? 0))))";

/** A started program proves itself: the seat is open, its store answers, the console's page has painted. */
export async function runSmoke(program: Program): Promise<void> {
  await program.host.open.queries['customer:search']({ text: '', limit: 1 });
  await program.media.ready();
  if (!(await paints(program.windows.console.webContents))) throw new Error('The console page stayed empty');
  process.stdout.write('smoke ok\n');
  app.quit();
}

/** Asked again: a page whose process ends meanwhile never answers, and another one takes its place. */
async function paints(page: WebContents): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    const drawn: unknown = await Promise.race([page.executeJavaScript(partsDrawn).catch(() => 0), sleep(askAgainMs, 0)]);
    if (typeof drawn === 'number' && drawn > 0) return true;
    await sleep(50);
  }
  return false;
}

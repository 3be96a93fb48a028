import { app } from 'electron';
import type { Program } from './program.ts';

/** A started program proves itself: the seat is open, its store answers, the console's page has painted. */
export async function runSmoke(program: Program): Promise<void> {
  const { console: window } = program.windows;
  await program.host.open.queries['customer:search']({ text: '', limit: 1 });
  await program.media.ready();
  const painted: unknown = await window.webContents.executeJavaScript("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('#root')?.childElementCount ?? 0))))");
  if (typeof painted !== 'number' || painted === 0) throw new Error('The console page stayed empty');
  process.stdout.write('smoke ok\n');
  app.quit();
}

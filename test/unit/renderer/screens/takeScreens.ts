/**
 * Draws every screen in the Electron runtime with a fake main and keeps a picture of each.
 * Usage: xvfb-run -a -s "-screen 0 2000x1200x24" npx node test/unit/renderer/screens/takeScreens.ts [folder] [part of a name]
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openPages } from './openPages.ts';
import { shots } from './shots.ts';

const folder = path.resolve(process.argv[2] ?? 'test-results/screens');
const only = process.argv[3] ?? '';
const settleMs = 600;

await mkdir(folder, { recursive: true });
const pages = await openPages();
const missed: string[] = [];
for (const shot of shots.filter(({ name }) => name.includes(only))) {
  const page = await pages.open(shot);
  page.setDefaultTimeout(8_000);
  await page.mouse.move(1, 1);
  await page.waitForTimeout(settleMs);
  // The picture of where it stopped says why better than words do; the other screens come all the same.
  await shot.act?.(page).catch((error: unknown) => missed.push(`${shot.name}: ${String(error)}`));
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: path.join(folder, `${shot.name}.png`), timeout: 15_000 });
}
await pages.close();
if (pages.problems.length > 0 || missed.length > 0) {
  console.error([...pages.problems, ...missed].join('\n'));
  process.exitCode = 1;
}

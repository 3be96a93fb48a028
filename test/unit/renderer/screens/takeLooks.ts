/**
 * Draws every screen once and turns it through all its looks (language, theme, size), as a person who changes the
 * settings would; says what nobody could read, reach or hear in them.
 * Usage: xvfb-run -a -s "-screen 0 2000x1200x24" npx node test/unit/renderer/screens/takeLooks.ts [folder] [part of a name]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FakeBridge } from '../../../fakes/fakeBridge.ts';
import { inspectPage } from './inspectPage.ts';
import { openPages } from './openPages.ts';
import { shots } from './shots.ts';

const folder = path.resolve(process.argv[2] ?? 'test-results/looks');
const only = new RegExp(process.argv[3] ?? '');

/** The screens without the names of their looks: each one once. */
const screens = new Map(shots.map((shot) => [shot.name.replaceAll(/-(en|dark|light|large)(?=-|$)/g, ''), shot] as const).toReversed());

await mkdir(folder, { recursive: true });
const pages = await openPages();
const faults: string[] = [];
for (const [name, shot] of [...screens].toReversed().filter(([one]) => only.test(one))) {
  const [width, height] = shot.size;
  const isWindow = shot.page === 'index' && height <= 1200;
  const sizes = isWindow ? ([[1280, 800], [1920, 1080]] as const) : ([[width, height]] as const);
  const page = await pages.open({ ...shot, locale: 'zh-CN', theme: 'light', size: sizes[0] });
  page.setDefaultTimeout(20_000);
  await page.mouse.move(1, 1);
  await page.waitForTimeout(300);
  await shot.act?.(page).catch((error: unknown) => faults.push(`${name}: ${String(error).slice(0, 200)}`));
  await page.waitForTimeout(400);
  for (const size of sizes) {
    if (isWindow && size !== sizes[0]) await pages.resize(size);
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((look) => {
          const { console400 } = window as unknown as { readonly console400: FakeBridge };
          console400.change({ preferences: { ...console400.state.preferences, ...look } });
        }, { locale, theme });
        await page.waitForTimeout(350);
        const look = `${name}.${locale.slice(0, 2)}.${theme}.${size[0]}`;
        await page.screenshot({ path: path.join(folder, `${look}.png`), timeout: 30_000 }).catch((error: unknown) => faults.push(`${look}: ${String(error).slice(0, 80)}`));
        const { language, ...found } = await inspectPage(page);
        if (language !== locale) faults.push(`${look} lang: ${language}`);
        for (const [kind, lines] of Object.entries(found)) for (const line of lines) faults.push(`${look} ${kind}: ${line}`);
      }
    }
  }
  // After each screen, so that what was seen is there although a later one stops it.
  await writeFile(path.join(folder, 'faults.txt'), [...pages.problems, ...faults].join('\n'));
}
await pages.close();
console.log(`${faults.length} faults, ${pages.problems.length} problems: ${path.join(folder, 'faults.txt')}`);

import { readFileSync, globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const sheets = globSync('**/*.css', { cwd: renderer }).map((name) => ({ name, selectors: selectorsOf(readFileSync(path.join(renderer, name), 'utf8')) }));

function selectorsOf(sheet: string): string[] {
  return [...sheet.replace(/\/\*[^]*?\*\/|@[^{]+(?=\{)/g, '').matchAll(/([^{};@]+)\{/g)].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/).map((one) => one.trim()));
}

// A page's styles stay when the page was left: whatever they say of everything, they say of every other page.

test('only the base styles of a document speak of elements and attributes wherever they are', () => {
  const base = new Set(['ui/tokens.css', 'pop/pop.css', 'statistics/report/report.css']);
  const everywhere = sheets.filter(({ name }) => !base.has(name)).flatMap(({ name, selectors }) => selectors.filter((one) => /^(\[|[a-z]+(\[|:|$| ))/.test(one) && !/^(from|to)$/.test(one)).map((one) => `${name}: ${one}`));
  expect(everywhere).toEqual([]);
});

test('no class means one thing in one style sheet and another in the next', () => {
  const places = new Map<string, Set<string>>();
  for (const { name, selectors } of sheets.filter(({ name: sheet }) => !/^(pop|media|statistics\/report)\//.test(sheet))) {
    for (const one of selectors) {
      const alone = /^\.([\w-]+)(\[[^\]]*\]|:[\w-]+(\([^)]*\))?)*$/.exec(one)?.[1];
      if (alone !== undefined) places.set(alone, new Set([...(places.get(alone) ?? []), name]));
    }
  }
  expect([...places].filter(([, names]) => names.size > 1).map(([name, names]) => `${name}: ${[...names].join(' ')}`)).toEqual([]);
});

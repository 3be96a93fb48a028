import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stylesOf, unlisted } from '../../../resources/setup/antdStyles/antdStyles.ts';
import { cutStyles } from '../../../resources/setup/antdStyles/cutStyles.ts';
import { placeVariables, rulesFor } from '../../../resources/setup/antdStyles/placeVariables.ts';
import { styleCalls } from '../../../resources/setup/antdStyles/styleCalls.ts';
import type { Written } from '../../../resources/setup/antdStyles/writeSheet.ts';
import { writeSheet } from '../../../resources/setup/antdStyles/writeSheet.ts';
import { dark, light } from '../../../renderer/ui/tokens.ts';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');

describe('what the console and its later parts carry', () => {
  let written: Written;
  let all = '';
  beforeAll(async () => {
    written = await writeSheet(renderer, styleCalls);
    all = [written.sheet, ...[...written.later.values()].map(({ css }) => css)].join('\n');
  });

  test('every listed style has rules', () => {
    const bare = styleCalls.filter(({ prefix, kind }) => kind !== 'variables' && !new RegExp(`\\.${prefix}[^\\w]`).test(all));
    expect(bare).toEqual([]);
  });

  test('a part that the first picture does not have is not in the sheet', () => {
    const has = (css: string | undefined, selector: string) => css?.includes(selector);
    expect([has(written.sheet, '.ant-picker-panel{'), has(written.later.get('date-picker/style/index')?.css, '.ant-picker-panel{')]).toEqual([false, true]);
    expect([has(written.sheet, '.ant-segmented{'), written.later.has('segmented/style/index')]).toEqual([true, false]);
  });

  test('no rule reads a custom property that nothing sets', () => {
    const set = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    // These two antd sets on the elements themselves.
    const onElements = /^--ant-(col|modal)-/;
    const read = [...all.matchAll(/var\(\s*(--ant-[\w-]+)\s*\)/g)].map(([, name]) => name);
    expect([...new Set(read.filter((name) => !set.has(name) && !onElements.test(name!)))]).toEqual([]);
  });

  test('light and dark have their own text, a button its own accent in both, and no theme moves where nobody wants it', () => {
    const [everywhere = '', ...others] = written.sheet.split('\n').filter((line) => /^(html|\.ant-part|:where\(html)/.test(line)).join('').split('}');
    const value = (rule: string | undefined, name: string) => rule?.split(/[{;]/).find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
    const of = (selector: string) => others.find((rule) => rule.startsWith(`${selector}{`));
    expect(value(everywhere, '--ant-color-text')).toBe(light.text);
    expect(value(of('html[data-theme=dark]'), '--ant-color-text')).toBe(dark.text);
    expect(value(of('.ant-part.ant-btn'), '--ant-color-primary')).toBe(light.accent);
    expect(value(of(':where(html[data-theme=dark]) .ant-part.ant-btn'), '--ant-color-primary')).toBe('#3d6de0');
    expect(/prefers-reduced-motion: reduce\)\{html\{[^}]*--ant-motion-duration-mid:0s;/.test(written.sheet)).toBe(true);
    expect(written.tokens.still).toMatchObject({ motion: false });
  });
});

test('styles are cut out of a module of antd, whatever stands before them', () => {
  const code = "// 分割\nconst gen = () => ({});\nexport const Sub = genSubStyleComponent(['Tag', 'preset'], token => [gen(token)], () => ({}));\nexport default (a, b) => { const use = genStyleHooks('Menu', token => { return gen(token); }, {}, { b }); return use(a); };";
  expect(cutStyles(code, '"menu"')).toBe("// 分割\nconst gen = () => ({});\nexport const Sub = genSubStyleComponent(\"menu\");\nexport default (a, b) => { const use = genStyleHooks(\"menu\"); return use(a); };");
  expect(cutStyles("import { genStyleHooks } from '../internal';", '"menu"')).toBeNull();
});

test('a custom property stands on the page unless a part has its own value, and then on the same parts in every theme', () => {
  const rules = (own: Record<string, Record<string, string>>) => new Map(Object.entries(own).map(([selector, values]) => [selector, new Map(Object.entries(values))]));
  const [day, night] = placeVariables([
    rules({ '.ant-part': { '--a': '1', '--b': '2', '--c': '3' }, '.ant-part.ant-btn': { '--b': '5' } }),
    rules({ '.ant-part': { '--a': '1', '--b': '7', '--c': '4' } }),
  ], new Set(['--a', '--b', '--c']));
  expect(rulesFor(day!, new Map())).toBe('html{--a:1;--c:3;}.ant-part{--b:2;}.ant-part.ant-btn{--b:5;}');
  expect(rulesFor(night!, day!)).toBe('html{--c:4;}.ant-part{--b:7;}.ant-part.ant-btn{--b:7;}');
});

test('a part in the program whose styles are not listed is named', () => {
  const modules = Object.fromEntries(['transfer/style/index', 'button/style/index', 'button/Button'].map((module) => [`/node_modules/antd/es/${module}.js`, { renderedLength: 10 }]));
  const left = { '/node_modules/antd/es/tree/style/index.js': { renderedLength: 0 } };
  expect(stylesOf({ modules: { ...modules, ...left } as never })).toEqual(['transfer/style/index', 'button/style/index']);
  expect(unlisted(['transfer/style/index', 'button/style/index'])).toEqual(['transfer/style/index']);
});

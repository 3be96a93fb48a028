import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dark, light } from '../../../renderer/ui/tokens.ts';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
const [, lightCss = '', darkCss = '', linuxCss = ''] = css.split(/:root[^{]*\{/);

function variable(block: string, name: string): string | undefined {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new RegExp(`--${kebab}: ([^;]+);`).exec(block)?.[1];
}

/** WCAG 2.1 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each([['light', light, lightCss], ['dark', dark, darkCss]] as const)('the %s palette of the style sheets equals the one antd gets', (_, palette, block) => {
  for (const [name, colour] of Object.entries(palette)) expect([name, variable(block, name)]).toEqual([name, colour]);
});

test('on Linux the faces are those that a Linux may have, in the same order', () => {
  const faces = variable(lightCss, 'font')!.split(', ');
  expect(variable(linuxCss, 'font')).toBe(faces.slice(faces.indexOf("'Noto Sans CJK SC'")).join(', '));
});

test.each([['light', light], ['dark', dark]] as const)('every text colour of the %s palette can be read on every background it stands on', (_, palette) => {
  const pairs = [
    ...(['text', 'textSoft', 'textFaint', 'accent', 'ok', 'warn', 'danger'] as const).map((name) => [name, 'surface'] as const),
    ['text', 'bg'], ['textSoft', 'raised'], ['textFaint', 'raised'], ['textSoft', 'sunken'], ['ok', 'okSoft'], ['warn', 'warnSoft'], ['danger', 'dangerSoft'], ['accent', 'accentSoft'],
  ] as const;
  for (const [text, background] of pairs) expect([text, background, contrast(palette[text], palette[background]) >= 4.5]).toEqual([text, background, true]);
});

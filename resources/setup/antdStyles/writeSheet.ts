import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Drawn, Rules, Tokens } from './askAntd.ts';
import { askAntd } from './askAntd.ts';
import { placeVariables, rulesFor } from './placeVariables.ts';
import type { StyleCall } from './styleCalls.ts';

/** `renderer/ui/theme.ts`, read when it is needed: it takes antd as a whole. */
interface ThemeModule {
  readonly antdTheme: (mode: 'light' | 'dark', reducedMotion: boolean) => object;
}

/** Styles that a part brings with itself, because the console does not start with it. */
export interface LaterStyles {
  /** Among all later styles: those with the higher position refine the others. */
  readonly position: number;
  readonly css: string;
}

/** antd's styles, and the figures that its components read at run time: all of them in light, and what is different otherwise. */
export interface Written {
  /** What the console starts with, and the custom properties of all. */
  readonly sheet: string;
  /** By module. */
  readonly later: ReadonlyMap<string, LaterStyles>;
  readonly tokens: { readonly light: Tokens; readonly dark: Tokens; readonly still: Tokens };
}

const none: Rules = new Map();
const changedTokens = (from: Tokens, to: Tokens): Tokens => Object.fromEntries(Object.entries(to).filter(([name, value]) => JSON.stringify(from[name]) !== JSON.stringify(value)));
const rulesOf = ({ answers }: Drawn): Rules => new Map(answers.flatMap(({ rules }) => [...rules]));
const stylesOf = ({ answers }: Drawn) => answers.map(({ styles }) => styles);
const inDarkPage = (selector: string): string => (selector === 'html' ? 'html[data-theme=dark]' : `:where(html[data-theme=dark]) ${selector}`);

/** The custom properties of the page in each look, as far as these styles read them. */
function variablesOf(light: Drawn, dark: Drawn, still: Drawn, darkStill: Drawn): string {
  const used = new Set(stylesOf(light).flat().flatMap(({ css }) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name)));
  const [inLight = none, inDark = none, inStill = none, inDarkStill = none] = placeVariables([light, dark, still, darkStill].map(rulesOf), used);
  const stilled = rulesFor(inStill, inLight);
  if (rulesFor(inDarkStill, inDark) !== stilled) throw new Error('antd moves otherwise in the dark');
  return [rulesFor(inLight, none), rulesFor(inDark, inLight, inDarkPage), `@media (prefers-reduced-motion: reduce){${stilled}}`].join('\n');
}

/**
 * The styles of these calls in our themes.
 * @param renderer the folder of the pages, whose `ui/theme.ts` has the themes
 * @throws Error when a rule depends on the theme otherwise than through custom properties
 */
export async function writeSheet(renderer: string, calls: readonly StyleCall[]): Promise<Written> {
  const theme = path.join(renderer, 'ui/theme.ts');
  const require = createRequire(theme);
  const { antdTheme } = (await import(pathToFileURL(theme).href)) as ThemeModule;
  const drawn = (mode: 'light' | 'dark', reducedMotion: boolean) => askAntd(require, antdTheme(mode, reducedMotion), calls);
  const [light, dark, still, darkStill] = [drawn('light', false), drawn('dark', false), drawn('light', true), drawn('dark', true)] as const;
  for (const other of [dark, still, darkStill]) {
    if (JSON.stringify(stylesOf(other)) !== JSON.stringify(stylesOf(light))) throw new Error('A rule of antd is another one in another theme');
  }
  const { iconStyles } = require('@ant-design/icons/lib/utils') as { iconStyles: string };
  const [shared = [], ...asked] = stylesOf(light);
  const styles = [...shared.map((style) => ({ ...style, call: null })), ...calls.flatMap((call, index) => (asked[index] ?? []).map((style) => ({ ...style, call })))];
  styles.sort((a, b) => a.order - b.order);
  const later = new Map<string, LaterStyles>();
  for (const [position, { css, call }] of styles.entries()) {
    if (call?.when === 'later') later.set(call.module, { position: later.get(call.module)?.position ?? position, css: (later.get(call.module)?.css ?? '') + css });
  }
  const atOnce = styles.filter(({ call }) => call?.when !== 'later').map(({ css }) => css);
  return {
    sheet: [iconStyles, variablesOf(light, dark, still, darkStill), ...atOnce].join('\n'),
    later,
    tokens: { light: light.tokens, dark: changedTokens(light.tokens, dark.tokens), still: changedTokens(light.tokens, still.tokens) },
  };
}

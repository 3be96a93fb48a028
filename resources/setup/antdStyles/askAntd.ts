import type { StyleCall } from './styleCalls.ts';
import { partClass } from './styleCalls.ts';

/** Custom properties with their values. */
export type Values = ReadonlyMap<string, string>;
/** Custom properties by the selector that has them: `.ant-part` is every part's, `.ant-part.ant-btn` the button's own. */
export type Rules = ReadonlyMap<string, Values>;
export type Tokens = Readonly<Record<string, unknown>>;

/** What antd writes into the page for one call more, in one theme. */
export interface Answer {
  /** Style sheets; those with the lower order come first in a page. */
  readonly styles: readonly { readonly order: number; readonly css: string }[];
  readonly rules: Rules;
}

/** What antd draws with in one theme. */
export interface Drawn {
  /** What every call needs, and then each call. */
  readonly answers: readonly Answer[];
  readonly tokens: Tokens;
}

/** As much of React as asking needs. */
type Element = { readonly props: object };
type CreateElement = (type: unknown, properties?: object | null, ...children: readonly (Element | readonly Element[])[]) => Element;

type Kept = readonly [times: number, value: readonly unknown[]];
type Cache = { readonly cache: ReadonlyMap<string, Kept> };

/** The custom properties of a rule `.ant-part.ant-btn{--a:1;--b:2;}`. */
function variablesIn(rule: string): [name: string, value: string][] {
  const inside = rule.slice(rule.indexOf('{') + 1, rule.lastIndexOf('}'));
  return inside.split(/;(?=--|$)/).filter((line) => line !== '').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/\s+/g, ' ').trim()];
  });
}

/** What stands in antd's cache under these names. */
function answerOf({ cache }: Cache, names: readonly string[]): Answer {
  const styles: Answer['styles'][number][] = [];
  const rules = new Map<string, Values>();
  for (const name of names) {
    const value = cache.get(name)?.[1] ?? [];
    if (name.startsWith('style%')) {
      const [css, , effects, , order] = value as [string, string, Record<string, string>, boolean, number];
      styles.push({ order, css: [css, ...Object.values(effects)].join('') });
    } else {
      const rule = String(value[name.startsWith('token%') ? 3 : 1] ?? '');
      if (rule !== '') rules.set(rule.slice(0, rule.indexOf('{')), new Map(variablesIn(rule)));
    }
  }
  return { styles, rules };
}

/**
 * Asks antd for its styles without drawing anything: each call as its component makes it.
 * @param require finds antd
 * @throws Error when antd has no such styles
 */
export function askAntd(require: NodeJS.Require, theme: object, calls: readonly StyleCall[]): Drawn {
  const { createCache, StyleProvider } = require('@ant-design/cssinjs') as { createCache: () => Cache; StyleProvider: unknown };
  const { createElement } = require('react') as { createElement: CreateElement };
  const { renderToString } = require('react-dom/server') as { renderToString: (element: Element) => string };
  const ConfigProvider = (require('antd/lib/config-provider') as { default: unknown }).default;
  const useToken = (require('antd/lib/theme/useToken') as { default: () => readonly [unknown, Tokens] }).default;
  const cache = createCache();
  let tokens: Tokens = {};
  /** How many entries the cache had when each of them began to ask. */
  const before: number[] = [];
  function Read() {
    tokens = useToken()[1];
    return null;
  }
  function Ask({ of: { module, exported, prefix, root, kind } }: { readonly of: StyleCall }) {
    before.push(cache.cache.size);
    const use = (require(`antd/lib/${module}`) as Record<string, unknown>)[exported];
    if (typeof use !== 'function') throw new Error(`antd/lib/${module} has no ${exported}`);
    if (kind === 'element') return createElement(use, { prefixCls: prefix, rootCls: root });
    use(prefix, root, kind === 'whole');
    return null;
  }
  const asked = calls.map((of, key) => createElement(Ask, { key, of }));
  renderToString(createElement(StyleProvider, { cache, mock: 'server' }, createElement(ConfigProvider, { theme: { ...theme, cssVar: { key: partClass } } }, createElement(Read), asked)));
  const names = [...cache.cache.keys()];
  const { _tokenKey: _, ...read } = tokens;
  return { answers: [0, ...before].map((from, index) => answerOf(cache, names.slice(from, before[index]))), tokens: read };
}

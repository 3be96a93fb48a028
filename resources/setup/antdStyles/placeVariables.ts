import type { Rules, Values } from './askAntd.ts';
import { partClass } from './styleCalls.ts';

const entries = (rules: Rules): [string, string][] => [...rules.values()].flatMap((values) => [...values]);

/** Custom properties that have several values in one theme, in some theme. */
function namesWithSeveral(themes: readonly Rules[]): ReadonlySet<string> {
  const several = new Set<string>();
  for (const rules of themes) {
    const seen = new Map<string, string>();
    for (const [name, value] of entries(rules)) {
      if ((seen.get(name) ?? value) !== value) several.add(name);
      seen.set(name, value);
    }
  }
  return several;
}

/**
 * Moves what has one value to the root of the page, where every element inherits it; antd sets hundreds of properties on each
 * of its elements. What some part has its own value of stays on the parts, in each theme on the same ones.
 * @param themes all custom properties of each theme
 * @param used names that anything reads; the others are left out
 * @returns for each theme the properties of `html` and of parts
 */
export function placeVariables(themes: readonly Rules[], used: ReadonlySet<string>): readonly Rules[] {
  const several = namesWithSeveral(themes);
  const own = new Map<string, Set<string>>();
  for (const [selector, values] of themes.flatMap((rules) => [...rules])) {
    own.set(selector, new Set([...(own.get(selector) ?? []), ...[...values.keys()].filter((name) => several.has(name) && used.has(name))]));
  }
  return themes.map((rules) => {
    const everywhere = entries(rules).filter(([name]) => used.has(name) && !several.has(name));
    const value = (selector: string, name: string) => rules.get(selector)?.get(name) ?? rules.get(`.${partClass}`)?.get(name) ?? '';
    return new Map([['html', new Map(everywhere)], ...[...own].map(([selector, names]): [string, Values] => [selector, new Map([...names].map((name) => [name, value(selector, name)]))])]);
  });
}

/** A rule for every selector with what one theme has otherwise than the other. */
export function rulesFor(rules: Rules, other: Rules, where: (selector: string) => string = (selector) => selector): string {
  return [...rules].map(([selector, values]) => {
    const changed = [...values].filter(([name, value]) => other.get(selector)?.get(name) !== value);
    return changed.length === 0 ? '' : `${where(selector)}{${changed.map(([name, value]) => `${name}:${value};`).join('')}}`;
  }).join('');
}

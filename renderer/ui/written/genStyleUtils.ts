/** In place of antd's own in the built program, where its styles are a sheet (`resources/setup/antdStyles`). */
import { known, partClass } from 'virtual:antd-styles';
import { bring } from './laterStyles.ts';
import type { LaterStyles } from './laterStyles.ts';

type Classes = readonly [hash: string, part: string];

const isKnown = new Set(known);
const classes: Classes = ['', partClass];

/** Brings the styles of what is drawn, and says when there are none. */
function ask(name: string, later: LaterStyles | undefined, prefix: string, root: string): void {
  if (later) bring(later);
  const asked = `${name} ${prefix} ${root}`;
  if (isKnown.has(asked)) return;
  isKnown.add(asked);
  console.error(`The sheet has no styles of ${asked}`);
}

export const genStyleHooks = (name: string, later?: LaterStyles) => (prefix: string, root = prefix): Classes => {
  ask(name, later, prefix, root);
  return classes;
};

export const genComponentStyleHook = (name: string, later?: LaterStyles) => (prefix: string, root = prefix): string => {
  ask(name, later, prefix, root);
  return '';
};

export const genSubStyleComponent = (name: string, later?: LaterStyles) => ({ prefixCls, rootCls = prefixCls }: { readonly prefixCls: string; readonly rootCls?: string }): null => {
  ask(name, later, prefixCls, rootCls);
  return null;
};

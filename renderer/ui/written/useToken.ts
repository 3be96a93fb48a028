/** In place of antd's own in the built program, which does not compute its figures when it starts. */
import { useContext } from 'react';
import { DesignTokenContext } from 'antd/es/theme/context.js';
import { partClass, tokens } from 'virtual:antd-styles';

type Tokens = Readonly<Record<string, unknown>>;

const made = new Map<string, Tokens>();

function tokensOf(mode: string | undefined, moves: boolean): Tokens {
  const name = `${mode} ${moves}`;
  let found = made.get(name);
  if (!found) made.set(name, (found = { ...tokens.light, ...(mode === 'dark' ? tokens.dark : {}), ...(moves ? {} : tokens.still) }));
  return found;
}

const cssVar = { prefix: 'ant', key: partClass };

/** antd's tokens in the look that `writtenTheme` names. */
export default function useToken() {
  const { theme, cssVar: look, token: { motion = true } } = useContext(DesignTokenContext);
  const found = tokensOf(look?.key, motion);
  return [theme, found, '', found, cssVar, true];
}

import type { ThemeConfig } from 'antd';

/** In place of `theme.ts` in the built program: all that it says is in the sheet and in the tokens that came with it. */
export function antdTheme(mode: 'light' | 'dark', reducedMotion: boolean): ThemeConfig {
  return { hashed: false, zeroRuntime: true, cssVar: { key: mode }, token: { motion: !reducedMotion } };
}

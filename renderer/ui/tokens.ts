/**
 * The palette, once for antd (which computes with colours) and once, by the same names, for style sheets
 * (`tokens.css`; a test holds the two equal).
 */
export interface Palette {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  /** Menus and lists above the page. */
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly ok: string;
  readonly okSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly danger: string;
  readonly dangerSoft: string;
}

export const light: Palette = {
  bg: '#f1f3f7',
  surface: '#ffffff',
  sunken: '#f6f8fb',
  raised: '#ffffff',
  line: '#e2e6ee',
  lineStrong: '#c6cedb',
  text: '#161d2d',
  textSoft: '#4a566e',
  textFaint: '#5e6980',
  accent: '#2b5fd9',
  accentSoft: '#e9effd',
  ok: '#157347',
  okSoft: '#e2f4ea',
  warn: '#935400',
  warnSoft: '#fdf0da',
  danger: '#c22f3a',
  dangerSoft: '#fdeaec',
};

export const dark: Palette = {
  bg: '#0e1219',
  surface: '#171d28',
  sunken: '#1d2431',
  raised: '#232c3c',
  line: '#2a3343',
  lineStrong: '#3d495e',
  text: '#e8ecf4',
  textSoft: '#b0bacd',
  textFaint: '#8f9bb1',
  accent: '#7ea4ff',
  accentSoft: '#1e2c4d',
  ok: '#4fc78c',
  okSoft: '#153526',
  warn: '#eab352',
  warnSoft: '#392c13',
  danger: '#ff8087',
  dangerSoft: '#41202a',
};

import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { dark, light } from './tokens.ts';

const softBorder = (colour: string) => `color-mix(in srgb, ${colour} 30%, transparent)`;

/** antd drawn with our palette: dense, one accent, quiet borders, no motion where the system asks for none. */
export function antdTheme(mode: 'light' | 'dark', reducedMotion: boolean): ThemeConfig {
  const palette = mode === 'dark' ? dark : light;
  return {
    // One antd in the page: nothing to tell its rules apart from, and half of the work of writing them.
    hashed: false,
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: 13,
      lineHeight: 20 / 13,
      colorPrimary: palette.accent,
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorSuccess: palette.ok,
      colorWarning: palette.warn,
      colorError: palette.danger,
      // What antd mixes from our deep colours is muddy: messages in the page stand on the palette's own soft grounds.
      colorInfoBg: palette.accentSoft,
      colorInfoBorder: softBorder(palette.accent),
      colorSuccessBg: palette.okSoft,
      colorSuccessBorder: softBorder(palette.ok),
      colorWarningBg: palette.warnSoft,
      colorWarningBorder: softBorder(palette.warn),
      colorErrorBg: palette.dangerSoft,
      colorErrorBorder: softBorder(palette.danger),
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextDescription: palette.textFaint,
      colorTextPlaceholder: palette.textFaint,
      // antd's own ring around the field that is written in can hardly be seen.
      controlOutline: `color-mix(in srgb, ${palette.accent} 30%, transparent)`,
      colorBgLayout: palette.bg,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      borderRadius: 6,
      controlHeight: 32,
      motion: !reducedMotion,
      wireframe: false,
    },
    components: {
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#2c3647' : '#1b2436' },
      // White letters need a deeper accent than the one that is read on dark surfaces.
      // Under the pointer it gets deeper: a lighter one could not be read under white letters.
      Button: { ...(mode === 'dark' ? { colorPrimary: '#3d6de0', colorPrimaryHover: '#3564d6', colorPrimaryActive: '#2f5bc4' } : { colorPrimaryHover: '#234fb8', colorErrorHover: '#a5242e' }), colorLink: palette.accent, defaultHoverColor: palette.accent, defaultHoverBorderColor: palette.accent, ...(mode === 'dark' ? { dangerColor: '#2a0b0e', colorErrorActive: '#d3686e' } : {}), fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Dropdown: { colorPrimary: palette.accent, controlItemBgActive: palette.accentSoft, controlItemBgActiveHover: palette.accentSoft },
      Drawer: { paddingLG: 20 },
      DatePicker: { colorLink: palette.accent },
      Slider: { trackBg: palette.accent, trackHoverBg: palette.accent, handleColor: palette.accent, railBg: palette.lineStrong, railHoverBg: palette.lineStrong },
    },
  };
}

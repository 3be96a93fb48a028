import type { ShortcutStatus } from '../../../shared/settings/shortcuts.ts';
import type { Tone } from '../../ui/StatusMark.tsx';

export const shortcutTones: Readonly<Record<ShortcutStatus['state'], Tone>> = {
  off: 'quiet',
  free: 'info',
  held: 'ok',
  taken: 'danger',
  invalid: 'danger',
  double: 'warn',
};

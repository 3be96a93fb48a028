import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { send } from '../bridge/send.ts';

/** Changes some preferences; the switch moves when main's state comes back. */
export function changePreference(change: Partial<Preferences>): void {
  void send('preferences:change', change);
}

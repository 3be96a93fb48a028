import type { CallQuality, MediaLevels } from '../calls/callQuality.ts';
import type { StateChange } from './consoleState.ts';

/** What main tells its windows. Key = channel; value = payload. */
export interface ConsoleEvents {
  'state:changed': StateChange;
  'call:levels': { readonly callId: string; readonly levels: MediaLevels };
  'call:quality': { readonly callId: string; readonly quality: CallQuality };
  'area:importProgress': { readonly done: number; readonly total: number };
  /** A global or menu shortcut that concerns the page, e.g. put the cursor on the customer card. */
  'shortcut:pressed': { readonly shortcut: 'focusCard' | 'focusSearch' | 'focusDial' };
}

export type EventName = keyof ConsoleEvents;

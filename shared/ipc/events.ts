import type { CallQuality, MediaLevels } from '../calls/callQuality.ts';
import type { StateChange } from './consoleState.ts';

/** What main tells its windows. Key = channel; value = payload. */
export interface ConsoleEvents {
  'state:changed': StateChange;
  'call:levels': { readonly callId: string; readonly levels: MediaLevels };
  'call:quality': { readonly callId: string; readonly quality: CallQuality };
  /** 0–1, while the microphone is tested. */
  'device:level': { readonly level: number };
  'area:importProgress': { readonly done: number; readonly total: number };
}

export type EventName = keyof ConsoleEvents;

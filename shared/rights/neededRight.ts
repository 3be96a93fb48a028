import type { CommandName } from '../ipc/commands.ts';
import type { QueryName } from '../ipc/queries.ts';
import type { Right } from './rights.ts';

/** The right that a command or question of a window needs; what is not named here, everybody may. Checked in one place, before any handler. */
export const neededRight: Readonly<Partial<Record<CommandName | QueryName, Right>>> = {
  'area:import': 'keepHouse',
  'recordingRules:change': 'keepHouse',
  'recording:hold': 'keepHouse',
  'recording:liftHold': 'keepHouse',
  'recording:delete': 'keepHouse',
  'ledger:assign': 'lead',
};

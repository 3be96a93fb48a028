import type { CommandName } from '../ipc/commands.ts';
import type { QueryName } from '../ipc/queries.ts';
import type { Right } from './rights.ts';

/** The right that a command or question of a window needs; what is not named here, everybody may. Checked in one place, before any handler. */
export const neededRight: Readonly<Partial<Record<CommandName | QueryName, Right>>> = {
  'callLog:export': 'exportData',
  'customer:export': 'exportData',
  'customer:merge': 'lead',
  'customer:unmerge': 'lead',
  'customer:putFields': 'lead',
  'customer:putTagStyles': 'lead',
  'customerImport:open': 'lead',
  'customerImport:start': 'lead',
  'customerImport:undo': 'lead',
  'area:import': 'keepHouse',
  'statistics:setServiceLevel': 'lead',
  'statistics:report': 'exportData',
  'recording:export': 'exportData',
  'evidence:export': 'exportData',
  'evidence:configure': 'keepHouse',
  'recordingRules:change': 'keepHouse',
  'recording:hold': 'keepHouse',
  'recording:liftHold': 'keepHouse',
  'recording:delete': 'keepHouse',
  'crm:change': 'keepHouse',
  'crm:test': 'keepHouse',
  'crm:retry': 'keepHouse',
  'crm:settings': 'keepHouse',
  'ledger:assign': 'lead',
  'ledger:export': 'exportData',
};

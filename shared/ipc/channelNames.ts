import type { CommandName } from './commands.ts';
import type { EventName } from './events.ts';
import type { QueryName } from './queries.ts';

// The preload script carries names only, no schema library: it runs before every page. A unit test holds these
// lists against the maps.
const commandList: readonly CommandName[] = [
  'call:answer',
  'call:reject',
  'call:hangUp',
  'call:hold',
  'call:resume',
  'call:mute',
  'call:sendDtmf',
  'call:dial',
  'call:redial',
  'call:transfer',
  'call:consult',
  'call:redirect',
  'call:park',
  'call:pickUp',
  'conference:start',
  'conference:add',
  'conference:remove',
  'conference:end',
  'call:focus',
  'call:dismiss',
  'call:dispose',
  'agent:choose',
  'agent:extendWrapUp',
  'agent:finishWrapUp',
  'readiness:check',
  'task:save',
  'task:close',
  'device:testOutput',
  'device:testMicrophone',
  'headset:pair',
  'headset:forget',
  'seat:takeOver',
  'customer:save',
  'preferences:change',
  'seat:configure',
  'seat:provisionFromFile',
  'seat:register',
  'area:import',
  'area:cancelImport',
  'practice:switch',
  'practice:ring',
  'notice:dismiss',
  'dial:takeOffer',
  'pop:painted',
  'console:show',
  'job:cancel',
  'job:dismiss',
  'job:reveal',
];
const queryList: readonly QueryName[] = [
  'state:snapshot',
  'callLog:search',
  'callLog:entry',
  'dial:check',
  'callLog:quality',
  'callLog:disposition',
  'task:ofCall',
  'agent:periods',
  'customer:get',
  'customer:search',
  'recording:get',
  'seat:connection',
  'practice:scenarios',
];
const eventList: readonly EventName[] = [
  'state:changed',
  'call:levels',
  'call:quality',
  'device:level',
  'area:importProgress',
];

export const commandNames: ReadonlySet<string> = new Set(commandList);
export const queryNames: ReadonlySet<string> = new Set(queryList);
export const eventNames: ReadonlySet<string> = new Set(eventList);

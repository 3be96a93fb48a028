import type { CommandArgument } from '../../shared/ipc/commands.ts';
import { shownConnection, withKeptSecrets, type SeatChange } from '../../shared/settings/seatConnection.ts';
import { haveSameRules } from '../../shared/settings/companyRules.ts';
import { rightsOf } from '../../shared/rights/rights.ts';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { FileChooser } from '../files/fileChooser.ts';
import type { CommandHandlers, QueryHandlers, WindowRole } from '../ipc/handle.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import type { PairedHeadsets } from '../media/pairedHeadsets.ts';
import { done } from '../seat/commands/done.ts';
import type { Notices } from '../seat/notices.ts';
import type { PopTimes } from '../seat/popTimes.ts';
import { seatCommandNames, seatQueryNames } from '../seat/seat.ts';
import { readProvisioningFile } from '../settings/provisioningFile.ts';
import type { SettingsFile } from '../settings/settingsFile.ts';
import { profileNames } from '../sip/profiles/builtInProfiles.ts';
import type { AreaTables } from './areaTables.ts';
import { deviceCommands } from './deviceCommands.ts';
import { identityOf } from './initialState.ts';
import type { ProgramWindows } from './programWindows.ts';
import type { SeatHost } from './seatHost.ts';
import { vaultHandlers, type VaultParts } from './vaultCommands.ts';

export interface ProgramParts {
  readonly host: SeatHost;
  readonly media: MediaEngine;
  readonly headsets: PairedHeadsets;
  readonly files: FileChooser;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly areas: AreaTables;
  readonly windows: () => ProgramWindows;
  readonly popTimes: PopTimes;
  readonly settings: SettingsFile;
  readonly changePreferences: (patch: CommandArgument<'preferences:change'>) => Promise<void>;
  readonly configure: (seat: SeatProvisioning) => Promise<void>;
  readonly exchange: (mode: 'live' | 'practice') => Promise<void>;
  readonly takeOffer: (id: string) => void;
  /** A window could not draw something of its page. */
  readonly pageFailed: (window: WindowRole, what: string, then: 'drawAgain' | 'loadAnew') => void;
  readonly keys: VaultParts;
}

/** What the windows' commands mean: those of the open seat are handed on, the program's own are answered here. */
export function commandHandlers(parts: ProgramParts): CommandHandlers {
  const { host, notices, areas, windows, popTimes } = parts;
  return {
    ...handOn(seatCommandNames, () => host.open.commands),
    'notice:dismiss': ({ id }) => done(notices.dismiss(id)),
    'preferences:change': async (patch) => done(await parts.changePreferences(patch)),
    'seat:configure': async (change) => done(await parts.configure(wholeSeat(parts, change))),
    'seat:provisionFromFile': () => provisionFromFile(parts),
    'area:import': ({ path }) => importArea(parts, path),
    'area:cancelImport': () => done(areas.cancelImport()),
    'practice:switch': async ({ on }) => done(await parts.exchange(on ? 'practice' : 'live')),
    'pop:painted': ({ callId, at, complete }) => {
      popTimes.painted(callId, at, complete);
      if (complete) windows().popPainted();
      return null;
    },
    ...deviceCommands(parts.media, parts.headsets),
    ...vaultHandlers(parts.keys),
    'dial:takeOffer': ({ id }) => done(parts.takeOffer(id)),
    'console:show': () => done(windows().showConsole()),
    'page:failed': ({ what, then }, from) => done(parts.pageFailed(from, what, then)),
  };
}

export function queryHandlers({ host, publisher, settings }: ProgramParts): QueryHandlers {
  return {
    ...handOn(seatQueryNames, () => host.open.queries),
    'state:snapshot': () => publisher.snapshot(),
    'seat:connection': () => shownConnection(settings.knownSeat, settings.current.seat !== null, profileNames),
  };
}

/** @throws IpcRefusal `passwordNeeded` when a new account or server comes without one, `rightMissing` when others decide about the company's rules */
function wholeSeat({ settings }: ProgramParts, change: SeatChange): SeatProvisioning {
  const seat = withKeptSecrets(change, settings.current.seat);
  if (seat === null) throw new IpcRefusal('passwordNeeded', 'The password of this account is not known at this server');
  const before = settings.current.seat;
  const { role, numbersHidden } = before ?? seat;
  if (before !== null && !haveSameRules(before, seat) && !rightsOf(role, numbersHidden).includes('lead')) throw new IpcRefusal('rightMissing', 'Rules for write-ups and breaks need the right lead');
  // A form in a window gives nobody another role, and tells no codes to dial; a provisioning file does.
  return { ...seat, role, numbersHidden, services: before?.profile === seat.profile ? before.services : undefined };
}

function handOn<T extends object, N extends keyof T & string>(names: readonly N[], target: () => T): Pick<T, N> {
  const call = (name: N) => (...args: unknown[]) => (target()[name] as (...args: unknown[]) => unknown)(...args);
  return Object.fromEntries(names.map((name) => [name, call(name)])) as Pick<T, N>;
}

/** The menu has no other way to say that it was done. */
async function provisionFromFile({ configure, files, notices }: ProgramParts): Promise<{ readonly provisioned: boolean }> {
  const file = await files.openFile([{ name: 'JSON', extensions: ['json'] }]);
  if (file === null) return { provisioned: false };
  const seat = await readProvisioningFile(file);
  await configure(seat);
  notices.add('info', 'provisioned', { user: identityOf(seat).user });
  return { provisioned: true };
}

/** Imports the file, or the one the user chooses when none is named. */
async function importArea({ areas, files, windows, host, publisher }: ProgramParts, named: string | null): Promise<{ readonly imported: boolean; readonly segments: number }> {
  const file = named ?? (await files.openFile([{ name: 'phone.dat', extensions: ['dat'] }]));
  if (file === null) return { imported: false, segments: areas.source.segments };
  const total = 1000;
  const source = await areas.import(file, (fraction) => windows().send('area:importProgress', { done: Math.round(fraction * total), total }));
  await host.runningStore?.putAreaSource(source);
  publisher.change({ areaSource: areas.source });
  return { imported: true, segments: areas.source.segments };
}

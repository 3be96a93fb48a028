import { beforeAll, expect, test } from 'vitest';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import type { MediaEngine } from '../../../electron/media/mediaEngine.ts';
import { Notices } from '../../../electron/seat/notices.ts';
import type { SettingsFile } from '../../../electron/settings/settingsFile.ts';
import { identityOf, initialState } from '../../../electron/shell/initialState.ts';
import type { OpeningReport, StoreState } from '../../../electron/store/storeApi.ts';
import { SeatHost, type RunningStore, type SeatHostOptions } from '../../../electron/shell/seatHost.ts';
import { defaultPreferences, provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { fakeFiles } from '../../fakes/fakeFiles.ts';

/** A host whose stores open well, and whose seats fail afterwards. */
function hostWithFailingSeat(profile: string, changes: Pick<SeatHostOptions, 'readSeat'> = {}) {
  const stores = { opened: 0, closed: 0 };
  const listeners: ((state: StoreState) => void)[] = [];
  const seat = provisioningSchema.parse({ version: 1, server: 'ws://pbx.invalid', sipUri: 'sip:8001@pbx.invalid', password: 'secret', profile });
  const publisher = new StatePublisher(initialState('live', defaultPreferences, identityOf(null), 0), () => {});
  const damaged = () => Promise.reject(new Error('the table is damaged'));
  const host = new SeatHost({
    openStore: () => {
      stores.opened += 1;
      return Promise.resolve({ opening: { version: 1, quarantined: [] }, onState: (listener: (state: StoreState) => void) => void listeners.push(listener), markInterruptedCalls: damaged, countDay: damaged, close: () => Promise.resolve(void (stores.closed += 1)) } as unknown as RunningStore);
    },
    settings: { current: { preferences: defaultPreferences, seat } } as unknown as SettingsFile,
    publisher,
    notices: new Notices(publisher, () => 0),
    media: { setConference: () => {}, ring: () => {}, showOnHeadset: () => {} } as unknown as MediaEngine,
    openCallers: () => { throw new Error('no practice here'); },
    files: fakeFiles(),
    openPage: () => Promise.resolve(),
    printReport: () => Promise.reject(new Error('no page prints here')),
    printSheet: () => Promise.reject(new Error('no page prints here')),
    areaOf: () => ({ kind: 'unknown', reason: 'unreadable' }),
    sendLevels: () => {},
    sendQuality: () => {},
    onCall: () => {},
    onAgent: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...changes,
  });
  return { host, stores, publisher, tell: (opening: OpeningReport) => listeners.forEach((listen) => listen({ kind: 'up', opening })) };
}

// Reading the whole seat's code is no part of what is tested, and takes long where much runs beside it.
beforeAll(async () => void (await import('../../../electron/seat/wholeSeat.ts')), 120_000);

test.each([
  ['the seat cannot take up where it ended', 'generic', 'the table is damaged'],
  ['its platform is unknown', 'no-such-profile', 'no-such-profile'],
])('when %s, the store that was opened for it is closed again', async (_what, profile, why) => {
  const { host, stores } = hostWithFailingSeat(profile);
  await expect(host.exchange('live', false)).rejects.toThrow(why);
  expect(stores).toEqual({ opened: 1, closed: 1 });
  expect(host.current).toBeUndefined();
});

test('when the code of a seat cannot be read, that is told at once, and the store that was opened beside it is closed again', async () => {
  const { host, stores } = hostWithFailingSeat('generic', { readSeat: () => Promise.reject(new Error('the file is gone')) });
  await expect(host.exchange('live', false)).rejects.toThrow('the file is gone');
  await expect.poll(() => stores).toEqual({ opened: 1, closed: 1 });
});

test('a database that is repaired while the seat is open is told of, once, and so is a folder that was put back', async () => {
  const { host, publisher, tell } = hostWithFailingSeat('generic');
  await expect(host.exchange('live', false)).rejects.toThrow();
  const repaired = { file: 'console.db', keptAs: 'console.db.damaged', reason: '', salvaged: {} };
  for (let again = 0; again < 2; again += 1) tell({ version: 1, quarantined: [repaired] });
  tell({ version: 1, quarantined: [repaired], putBack: true });
  expect(publisher.current.notices.map(({ key }) => key)).toEqual(['databaseRepaired', 'dataFolderPutBack']);
});

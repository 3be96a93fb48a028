import { expect, test } from 'vitest';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import type { MediaEngine } from '../../../electron/media/mediaEngine.ts';
import { Notices } from '../../../electron/seat/notices.ts';
import type { SettingsFile } from '../../../electron/settings/settingsFile.ts';
import { identityOf, initialState } from '../../../electron/shell/initialState.ts';
import { SeatHost, type RunningStore } from '../../../electron/shell/seatHost.ts';
import { defaultPreferences, provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { fakeFiles } from '../../fakes/fakeFiles.ts';

/** A host whose stores open well, and whose seats fail afterwards. */
function hostWithFailingSeat(profile: string) {
  const stores = { opened: 0, closed: 0 };
  const seat = provisioningSchema.parse({ version: 1, server: 'ws://pbx.invalid', sipUri: 'sip:8001@pbx.invalid', password: 'secret', profile });
  const publisher = new StatePublisher(initialState('live', defaultPreferences, identityOf(null), 0), () => {});
  const damaged = () => Promise.reject(new Error('the table is damaged'));
  const host = new SeatHost({
    openStore: () => {
      stores.opened += 1;
      return Promise.resolve({ opening: { version: 1, quarantined: [] }, markInterruptedCalls: damaged, countDay: damaged, close: () => Promise.resolve(void (stores.closed += 1)) } as unknown as RunningStore);
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
  });
  return { host, stores };
}

test.each([
  ['the seat cannot take up where it ended', 'generic', 'the table is damaged'],
  ['its platform is unknown', 'no-such-profile', 'no-such-profile'],
])('when %s, the store that was opened for it is closed again', async (_what, profile, why) => {
  const { host, stores } = hostWithFailingSeat(profile);
  await expect(host.exchange('live', false)).rejects.toThrow(why);
  expect(stores).toEqual({ opened: 1, closed: 1 });
  expect(host.current).toBeUndefined();
});

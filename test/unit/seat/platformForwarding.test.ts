import { describe, expect, test } from 'vitest';
import type { Notices } from '../../../electron/seat/notices.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { PlatformForwarding } from '../../../electron/seat/parts/platformForwarding.ts';
import { defaultPreferences, type Preferences } from '../../../shared/settings/seatSettings.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';
import { theseParts } from './parts.ts';

function openForwarding({ kept = new Map<string, unknown>(), starting = defaultPreferences, registered = true } = {}) {
  const phone = new FakePhone();
  phone.services = { ...phone.services, forwardingAtPlatform: true };
  phone.codes = {
    ...phone.codes,
    forwarding: (kind, number) => (kind === 'noAnswer' ? null : number === null ? `#7${kind}` : `*7${kind}${number}`),
    doNotDisturb: (on) => (on ? '*78' : '*79'),
  };
  const noticed: string[] = [];
  let preferences: Preferences = starting;
  const registration = { kind: registered ? 'registered' : 'unregistered' };
  const store = { getSetting: ({ key }: { readonly key: string }) => Promise.resolve(kept.get(key) ?? null), putSetting: ({ key, value }: { readonly key: string; readonly value: unknown }) => Promise.resolve(void kept.set(key, value)) };
  const notices = { add: (_level: string, key: string) => void noticed.push(key) } as unknown as Notices;
  const publisher = { current: { registration, services: phone.services }, change: (patch: object) => void Object.assign(publisher.current, patch) };
  const forwarding = new PlatformForwarding(theseParts({ phone, writes: new WaitingWrites() }, {
    preferences: () => preferences, notices, log: () => {}, store: store as never, platform: { seat: { sipUri: 'sip:8001@pbx.example.com' } } as never, publisher: publisher as never,
  }));
  forwarding.begin();
  const register = () => {
    registration.kind = 'registered';
    forwarding.registrationChanged();
  };
  const change = (patch: Partial<Preferences>) => {
    const before = preferences;
    preferences = { ...before, ...patch };
    forwarding.preferencesChanged(before);
  };
  const target = (kind: 'always' | 'busy' | 'noAnswer', number: string | null) => change({ forwarding: { ...preferences.forwarding, [kind]: number } });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const dialled = () => phone.dialled.map(({ target: code }) => code);
  const byPlatform = () => publisher.current.services.forwardingAtPlatform;
  return { phone, forwarding, byPlatform, noticed, change, target, turn, dialled, register, kept };
}

describe('forwarding that the platform does', () => {
  test('is set and cleared with its codes, one after the other, unheard', async () => {
    const { phone, forwarding, target, turn, dialled } = openForwarding();
    target('always', '8002');
    target('busy', '8003');
    await turn();
    expect(dialled()).toEqual(['*7always8002']);
    expect(phone.dialled[0]!.leg.sent).toEqual(['mute']);
    phone.dialled[0]!.leg.happen({ kind: 'answered' });
    await turn();
    expect(dialled()).toEqual(['*7always8002', '*7busy8003']);
    phone.dialled[1]!.leg.happen({ kind: 'answered' });
    target('always', null);
    await turn();
    expect(dialled().at(-1)).toBe('#7always');
    expect([forwarding.does('always'), forwarding.does('busy')]).toEqual([false, true]);
  });

  test('that it refuses is done here, and the agent is told', async () => {
    const { phone, forwarding, target, noticed, turn } = openForwarding();
    target('busy', '8003');
    await turn();
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: { by: 'platform', cause: 'rejected', sipCode: 403 } });
    await turn();
    expect(noticed).toEqual(['forwardingRefused']);
    expect(forwarding.does('busy')).toBe(false);
  });

  test('is said to be done there only while the platform has confirmed all of it', async () => {
    const { phone, byPlatform, target, turn } = openForwarding();
    expect(byPlatform()).toBe(true);
    target('busy', '8003');
    expect(byPlatform()).toBe(false);
    await turn();
    phone.dialled[0]!.leg.happen({ kind: 'answered' });
    await turn();
    expect(byPlatform()).toBe(true);
    target('noAnswer', '8004');
    expect(byPlatform()).toBe(false);
    target('noAnswer', null);
    expect(byPlatform()).toBe(true);
  });

  test('is not asked of a platform that has no code for it', async () => {
    const { forwarding, target, turn, dialled } = openForwarding();
    target('noAnswer', '8004');
    await turn();
    expect(dialled()).toEqual([]);
    expect(forwarding.does('noAnswer')).toBe(false);
  });

  test('says nothing when other preferences change', async () => {
    const { change, turn, dialled } = openForwarding();
    change({ ringVolume: 0.1 });
    await turn();
    expect(dialled()).toEqual([]);
  });

  test('goes with do not disturb, which is refused here when the platform does not take it', async () => {
    const { phone, change, noticed, turn, dialled } = openForwarding();
    change({ doNotDisturb: true });
    await turn();
    expect(dialled()).toEqual(['*78']);
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: { by: 'platform', cause: 'notFound', sipCode: 404 } });
    await turn();
    expect(noticed).toEqual(['doNotDisturbRefused']);
  });

  const toColleague: Preferences = { ...defaultPreferences, forwarding: { ...defaultPreferences.forwarding, always: '8002' } };

  test('that the platform was never told is done here until it has confirmed it, which is asked for at the start', async () => {
    const { phone, forwarding, register, turn, dialled } = openForwarding({ starting: toColleague, registered: false });
    await turn();
    expect([forwarding.does('always'), dialled()]).toEqual([false, []]);
    register();
    await turn();
    expect([forwarding.does('always'), dialled()]).toEqual([false, ['*7always8002']]);
    phone.dialled[0]!.leg.happen({ kind: 'answered' });
    await turn();
    expect(forwarding.does('always')).toBe(true);
    register();
    await turn();
    expect(dialled()).toHaveLength(1);
  });

  test('that it confirmed is known after a restart, and cleared there when it is wanted no more', async () => {
    const first = openForwarding();
    first.target('always', '8002');
    await first.turn();
    first.phone.dialled[0]!.leg.happen({ kind: 'answered' });
    await first.turn();
    const same = openForwarding({ kept: first.kept, starting: toColleague, registered: false });
    await same.turn();
    expect(same.forwarding.does('always')).toBe(true);
    same.register();
    await same.turn();
    expect(same.dialled()).toEqual([]);
    const unwanted = openForwarding({ kept: first.kept, registered: false });
    unwanted.register();
    await unwanted.turn();
    expect(unwanted.dialled()).toEqual(['#7always']);
  });

  test('that was changed without a connection is set with the next one', async () => {
    const { target, register, turn, dialled, noticed } = openForwarding({ registered: false });
    target('busy', '8003');
    await turn();
    expect([dialled(), noticed]).toEqual([[], []]);
    register();
    await turn();
    expect(dialled()).toEqual(['*7busy8003']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Notices } from '../../../electron/seat/notices.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { PlatformForwarding } from '../../../electron/seat/parts/platformForwarding.ts';
import { defaultPreferences, type Preferences } from '../../../shared/settings/seatSettings.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';
import { theseParts } from './parts.ts';

const refused = { by: 'platform', cause: 'rejected', sipCode: 403 } as const;
const cutOff = { by: 'network', cause: 'cutOff' } as const;

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
  const lose = () => {
    registration.kind = 'failed';
    forwarding.registrationChanged();
  };
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
  return { phone, forwarding, byPlatform, noticed, change, target, turn, dialled, register, lose, kept };
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
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: refused });
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

  test('that was set otherwise while the platform thought about refusing it is asked for next', async () => {
    const { phone, target, noticed, turn, dialled } = openForwarding();
    target('busy', '8003');
    await turn();
    target('busy', '8004');
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: refused });
    await turn();
    expect([dialled(), noticed]).toEqual([['*7busy8003', '*7busy8004'], []]);
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

describe('do not disturb that the platform does', () => {
  test('is switched on and off with its codes, and asked for once', async () => {
    const { phone, change, register, turn, dialled, noticed } = openForwarding();
    for (const [doNotDisturb, code] of [[true, '*78'], [false, '*79']] as const) {
      change({ doNotDisturb });
      await turn();
      expect(dialled().at(-1)).toBe(code);
      phone.dialled.at(-1)!.leg.happen({ kind: 'answered' });
      await turn();
      register();
      await turn();
    }
    expect([dialled(), noticed]).toEqual([['*78', '*79'], []]);
  });

  test('is done here when the platform does not take it, and the agent is told', async () => {
    const { phone, change, noticed, register, turn, dialled } = openForwarding();
    change({ doNotDisturb: true });
    await turn();
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: refused });
    await turn();
    expect(noticed).toEqual(['doNotDisturbRefused']);
    change({ doNotDisturb: false });
    register();
    await turn();
    expect(dialled()).toEqual(['*78']);
  });

  test('that the platform does not end is told as what it is: calls may not come', async () => {
    const { phone, change, noticed, turn, dialled } = openForwarding();
    change({ doNotDisturb: true });
    await turn();
    phone.dialled[0]!.leg.happen({ kind: 'answered' });
    change({ doNotDisturb: false });
    await turn();
    phone.dialled[1]!.leg.happen({ kind: 'ended', end: refused });
    await turn();
    expect([dialled(), noticed]).toEqual([['*78', '*79'], ['doNotDisturbStays']]);
  });

  test('that was switched off without a connection ends with the next registration', async () => {
    const { phone, change, lose, register, turn, dialled, noticed } = openForwarding();
    change({ doNotDisturb: true });
    await turn();
    phone.dialled[0]!.leg.happen({ kind: 'answered' });
    lose();
    change({ doNotDisturb: false });
    await turn();
    expect(dialled()).toEqual(['*78']);
    register();
    await turn();
    expect([dialled(), noticed]).toEqual([['*78', '*79'], []]);
  });

  test('that the platform confirmed ends there after a restart in which it was switched off', async () => {
    const first = openForwarding();
    first.change({ doNotDisturb: true });
    await first.turn();
    first.phone.dialled[0]!.leg.happen({ kind: 'answered' });
    await first.turn();
    const next = openForwarding({ kept: first.kept, registered: false });
    next.register();
    await next.turn();
    expect(next.dialled()).toEqual(['*79']);
  });

  test('whose confirmation the connection swallowed is ended all the same', async () => {
    const { phone, change, lose, register, turn, dialled } = openForwarding();
    change({ doNotDisturb: true });
    await turn();
    lose();
    phone.dialled[0]!.leg.happen({ kind: 'ended', end: cutOff });
    change({ doNotDisturb: false });
    await turn();
    register();
    await turn();
    expect(dialled()).toEqual(['*78', '*79']);
    phone.dialled[1]!.leg.happen({ kind: 'answered' });
    await turn();
    register();
    await turn();
    expect(dialled()).toHaveLength(2);
  });

  test('that an older version kept nothing of is told to the platform with the first registration', async () => {
    const kept = new Map<string, unknown>([['forwarding.sip:8001@pbx.example.com', { always: null, busy: null, noAnswer: null }]]);
    const { register, turn, dialled } = openForwarding({ kept, starting: { ...defaultPreferences, doNotDisturb: true }, registered: false });
    register();
    await turn();
    expect(dialled()).toEqual(['*78']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Notices } from '../../../electron/seat/notices.ts';
import { PlatformForwarding } from '../../../electron/seat/parts/platformForwarding.ts';
import { defaultPreferences, type Preferences } from '../../../shared/settings/seatSettings.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';
import { theseParts } from './parts.ts';

function openForwarding() {
  const phone = new FakePhone();
  phone.codes = {
    ...phone.codes,
    forwarding: (kind, number) => (kind === 'noAnswer' ? null : number === null ? `#7${kind}` : `*7${kind}${number}`),
    doNotDisturb: (on) => (on ? '*78' : '*79'),
  };
  const noticed: string[] = [];
  let preferences: Preferences = defaultPreferences;
  const notices = { add: (_level: string, key: string) => void noticed.push(key) } as unknown as Notices;
  const forwarding = new PlatformForwarding(theseParts({ phone }, { preferences: () => preferences, notices }));
  const change = (patch: Partial<Preferences>) => {
    const before = preferences;
    preferences = { ...before, ...patch };
    forwarding.preferencesChanged(before);
  };
  const target = (kind: 'always' | 'busy' | 'noAnswer', number: string | null) => change({ forwarding: { ...preferences.forwarding, [kind]: number } });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const dialled = () => phone.dialled.map(({ target: code }) => code);
  return { phone, forwarding, noticed, change, target, turn, dialled };
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
});

import { describe, expect, it } from 'vitest';
import { Attention } from '../../../electron/shell/attention.ts';
import { attentionWords } from '../../../electron/shell/attentionWords.ts';
import type { Attentiveness } from '../../../electron/windows/attentionRule.ts';
import type { Notifier, SystemNotice } from '../../../electron/windows/notifier.ts';
import texts from '../../../resources/locales/zh-CN/shell.json';
import type { Call } from '../../../shared/calls/call.ts';
import { noFacts } from '../../../shared/calls/callFacts.ts';
import type { Task } from '../../../shared/tasks/task.ts';
import { anyCall } from '../../fakes/fakeBridge.ts';

const since = 1_000_000;
const inSight = { visible: true, minimized: false, focused: true };
const elsewhere = { visible: true, minimized: false, focused: false };
const minimized = { visible: true, minimized: true, focused: false };
const hidden = { visible: false, minimized: false, focused: false };

const ringing = anyCall({ remoteNumber: '13812345678', facts: { ...noFacts, serviceNumber: { kind: 'read', value: '4008201234', source: 'X-DID' } }, state: { kind: 'ringing', since } });
const gaveUp: Call = { ...ringing, state: { kind: 'ended', since, end: { by: 'remote', cause: 'cancelled' } } };
const talking: Call = { ...ringing, state: { kind: 'talking', since, answeredAt: since } };
const anyTask: Task = { id: 't', number: '02161234567', customerId: null, customerName: '王丽', callId: null, dueAt: since, note: '报价', state: 'open', createdAt: since, remindedAt: null, closedAt: null };

class FakeNotifier implements Notifier {
  readonly standing: SystemNotice[] = [];
  shown = 0;
  show(notice: SystemNotice): () => void {
    this.shown += 1;
    this.standing.push(notice);
    return () => void this.standing.splice(this.standing.indexOf(notice), 1);
  }
  get titles(): readonly string[] {
    return this.standing.map(({ title }) => title);
  }
}

function attend(begin: Partial<Attentiveness> = {}, seesNumbers = true) {
  let now: Attentiveness = { notificationsEnabled: true, popEnabled: true, console: inSight, ...begin };
  const notifier = new FakeNotifier();
  const signals: string[] = [];
  const done: string[] = [];
  const attention = new Attention({
    words: () => attentionWords(texts, 'zh-CN', [{ number: '4008201234', label: '售后热线' }], seesNumbers),
    attentiveness: () => now,
    notifier,
    signals: { show: (rings, missed) => signals.push(`${rings} ringing ${missed} missed`) },
    since,
    showConsole: () => done.push('shown'),
    answer: (callId) => done.push(`answered ${callId}`),
    reject: (callId) => done.push(`rejected ${callId}`),
  });
  return { attention, notifier, signals, done, change: (to: Partial<Attentiveness>) => { now = { ...now, ...to }; } };
}

describe('a ring', () => {
  it.each([
    ['is not told twice while pop and console are in sight', {}, 0],
    ['is told by the system when the console is minimised', { console: minimized }, 1],
    ['is told by the system when the console is hidden', { console: hidden }, 1],
    ['is told by the system when the pop is switched off', { popEnabled: false, console: elsewhere }, 1],
    ['is not told by the system when that is switched off', { notificationsEnabled: false, popEnabled: false, console: hidden }, 0],
  ] as const)('%s', (_what, begin, count) => {
    const { attention, notifier } = attend(begin);
    attention.follow(ringing);
    attention.follow(ringing);
    expect(notifier.shown).toBe(count);
  });

  it('of a seat that may not see numbers says neither the caller’s nor one in a note', () => {
    const { attention, notifier } = attend({ console: hidden }, false);
    attention.follow(ringing);
    attention.tasksChanged([{ ...anyTask, note: '或打 13812345678', remindedAt: since + 1 }]);
    expect(JSON.stringify(notifier.standing)).toContain('138 **** 5678');
    expect(JSON.stringify(notifier.standing)).not.toMatch(/13812345678|138 1234|6123 4567/);
    expect(notifier.standing).toHaveLength(2);
  });

  it('says who calls which number, offers answer and reject, and a click only shows the console', () => {
    const { attention, notifier, done } = attend({ console: hidden });
    attention.follow(ringing);
    const [notice] = notifier.standing;
    expect(notice).toMatchObject({ title: '来电 138 1234 5678', body: '400-820-1234 售后热线', urgent: true });
    notice?.click();
    expect(done).toEqual(['shown']);
    for (const button of notice?.buttons ?? []) button.press();
    expect(done).toEqual(['shown', `answered ${ringing.id}`, `rejected ${ringing.id}`]);
  });

  it('has its notification taken away with its end, and told anew when the console goes out of sight', () => {
    const { attention, notifier, change } = attend();
    attention.follow(ringing);
    change({ console: minimized });
    attention.refresh();
    expect(notifier.titles).toEqual(['来电 138 1234 5678']);
    change({ console: inSight });
    attention.refresh();
    expect(notifier.titles).toEqual([]);
    change({ console: hidden });
    attention.refresh();
    attention.follow(talking);
    expect(notifier.titles).toEqual([]);
  });

  it('of a caller without a number is anonymous', () => {
    const { attention, notifier } = attend({ console: hidden });
    attention.follow({ ...ringing, remoteNumber: '', facts: noFacts });
    expect(notifier.standing[0]).toMatchObject({ title: '来电 匿名', body: '' });
  });
});

describe('a missed call', () => {
  it('is counted and told until the agent is at the console again', () => {
    const { attention, notifier, signals } = attend({ console: elsewhere });
    attention.follow(ringing);
    attention.follow(gaveUp);
    attention.follow(gaveUp);
    expect(notifier.titles).toEqual(['未接来电 138 1234 5678']);
    expect(signals).toEqual(['1 ringing 0 missed', '0 ringing 1 missed']);
    attention.consoleSeen();
    expect(signals.at(-1)).toBe('0 ringing 0 missed');
  });

  it('is not one that was answered, refused by the agent or taken elsewhere', () => {
    const { attention, notifier, signals } = attend({ console: elsewhere });
    const ends = [talking, { ...ringing, state: { kind: 'ended', since, end: { by: 'agent', cause: 'rejected' } } }, { ...ringing, state: { kind: 'ended', since, end: { by: 'remote', cause: 'answeredElsewhere' } } }] as const;
    for (const end of ends) {
      attention.follow(ringing);
      attention.follow(end);
    }
    attention.follow(gaveUp);
    expect(notifier.shown).toBe(0);
    expect(signals.at(-1)).toBe('0 ringing 0 missed');
  });

  it('needs no notification while the agent is at the console', () => {
    const { attention, notifier, signals } = attend();
    attention.follow(ringing);
    attention.follow(gaveUp);
    expect(notifier.shown).toBe(0);
    expect(signals.at(-1)).toBe('0 ringing 0 missed');
  });
});

describe('a task', () => {
  it('is told once when its time has come', () => {
    const { attention, notifier } = attend({ console: elsewhere });
    attention.tasksChanged([anyTask]);
    expect(notifier.shown).toBe(0);
    attention.tasksChanged([{ ...anyTask, remindedAt: since + 1 }]);
    attention.tasksChanged([{ ...anyTask, remindedAt: since + 1 }]);
    expect(notifier.standing).toMatchObject([{ title: '该回电了：021 6123 4567', body: '王丽 · 报价' }]);
    attention.tasksChanged([{ ...anyTask, remindedAt: since + 60_000 }]);
    expect(notifier.shown).toBe(2);
  });

  it('whose reminder was given before this start is not told again', () => {
    const { attention, notifier } = attend({ console: elsewhere });
    attention.tasksChanged([{ ...anyTask, remindedAt: since - 1 }, { ...anyTask, id: 'u', state: 'done', remindedAt: since + 1 }]);
    expect(notifier.shown).toBe(0);
  });
});

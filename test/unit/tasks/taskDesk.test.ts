import { describe, expect, test } from 'vitest';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import { TaskDesk, type TaskStore } from '../../../electron/tasks/taskDesk.ts';
import type { Task, TaskDraft } from '../../../shared/tasks/task.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';
import { ManualClock, settle } from '../../fakes/manualClock.ts';

const minute = 60_000;
const begin = 1_000_000;

/** Keeps tasks as the store does. */
class TaskShelf implements TaskStore {
  readonly kept = new Map<string, Task>();
  down = false;
  async saveTask({ task }: { readonly task: Task }): Promise<void> {
    this.kept.set(task.id, task);
  }
  async getTask({ id }: { readonly id: string }): Promise<Task | null> {
    return this.kept.get(id) ?? null;
  }
  async closeTask({ id, state, at }: { readonly id: string; readonly state: 'done' | 'cancelled'; readonly at: number }): Promise<Task | null> {
    const task = this.kept.get(id);
    if (task?.state === 'open') this.kept.set(id, { ...task, state, closedAt: at });
    return this.kept.get(id) ?? null;
  }
  async taskReminded({ id, at }: { readonly id: string; readonly at: number }): Promise<Task | null> {
    const task = this.kept.get(id);
    if (task) this.kept.set(id, { ...task, remindedAt: at });
    return this.kept.get(id) ?? null;
  }
  async listOpenTasks({ limit }: { readonly limit: number }): Promise<readonly Task[]> {
    if (this.down) throw new Error('the store is restarting');
    return [...this.kept.values()].filter(({ state }) => state === 'open').sort((one, other) => one.dueAt - other.dueAt).slice(0, limit);
  }
}

/** @param wall what the computer's clock shows beyond what was lived through: it slept, or was set */
function openTasks(shelf = new TaskShelf(), at = begin, wall = { ahead: 0 }) {
  const clock = new ManualClock(at);
  const reminded: string[] = [];
  const failures: unknown[] = [];
  let shown: readonly Task[] = [];
  let id = 0;
  const tasks = new TaskDesk({
    store: shelf,
    newId: () => `task-${at}-${++id}`,
    onChange: (open) => { shown = open; },
    onDue: (task) => reminded.push(task.note),
    onFailed: (error) => failures.push(error),
    now: () => clock.now() + wall.ahead,
    setTimer: clock.setTimer,
  });
  return { shelf, clock, tasks, reminded, failures, shown: () => shown.map(({ note }) => note) };
}

function callBack(note: string, dueAt: number): TaskDraft {
  return { number: '13812345678', customerId: null, customerName: '王女士', callId: null, dueAt, note };
}

describe('tasks', () => {
  test('are shown in the order they are due', async () => {
    const { tasks, shown } = openTasks();
    await tasks.save(null, callBack('later', begin + 20 * minute));
    await tasks.save(null, callBack('sooner', begin + 10 * minute));
    expect(shown()).toEqual(['sooner', 'later']);
  });

  test('remind when they are due and once more after ten minutes', async () => {
    const { tasks, clock, reminded } = openTasks();
    await tasks.save(null, callBack('call', begin + 5 * minute));
    await clock.pass(5 * minute - 1);
    expect(reminded).toEqual([]);
    await clock.pass(1);
    expect(reminded).toEqual(['call']);
    await clock.pass(10 * minute);
    expect(reminded).toEqual(['call', 'call']);
    await clock.pass(24 * 60 * minute);
    expect(reminded).toEqual(['call', 'call']);
  });

  test('are due by the clock: after a sleep, and after the clock was set back and right again', async () => {
    const wall = { ahead: 0 };
    const { tasks, clock, reminded } = openTasks(new TaskShelf(), begin, wall);
    await tasks.save(null, callBack('slept over', begin + 120 * minute));
    await tasks.save(null, callBack('much later', begin + 48 * 60 * minute));
    await clock.pass(5 * minute);
    wall.ahead = 180 * minute;
    await clock.pass(minute);
    expect(reminded).toEqual(['slept over']);
    wall.ahead = -1_440 * minute;
    await clock.pass(60 * minute);
    expect(reminded).toEqual(['slept over']);
    wall.ahead = 48 * 60 * minute;
    await clock.pass(minute);
    expect(reminded).toContain('much later');
  });

  test('that are done remind no more', async () => {
    const { tasks, clock, reminded, shown } = openTasks();
    const id = await tasks.save(null, callBack('call', begin + 5 * minute));
    await clock.pass(5 * minute);
    await tasks.close(id, 'done');
    expect(shown()).toEqual([]);
    await clock.pass(60 * minute);
    expect(reminded).toEqual(['call']);
  });

  test('put off to another time remind again then', async () => {
    const { tasks, clock, reminded } = openTasks();
    const id = await tasks.save(null, callBack('call', begin));
    expect(reminded).toEqual(['call']);
    await tasks.save(id, callBack('put off', begin + 60 * minute));
    await clock.pass(30 * minute);
    expect(reminded).toEqual(['call']);
    await clock.pass(30 * minute);
    expect(reminded).toEqual(['call', 'put off']);
  });

  test('with a changed note but the same time do not remind twice', async () => {
    const { tasks, clock, reminded } = openTasks();
    const id = await tasks.save(null, callBack('call', begin));
    await tasks.save(id, callBack('call him', begin));
    await clock.pass(minute);
    expect(reminded).toEqual(['call']);
  });

  test('that are unknown or closed can be neither saved nor closed', async () => {
    const { tasks } = openTasks();
    await expect(tasks.save('nobody', callBack('call', begin))).rejects.toMatchObject({ code: 'notFound' });
    await expect(tasks.close('nobody', 'done')).rejects.toMatchObject({ code: 'notFound' });
    const id = await tasks.save(null, callBack('call', begin));
    await tasks.close(id, 'cancelled');
    await expect(tasks.save(id, callBack('call', begin))).rejects.toMatchObject({ code: 'notFound' });
  });

  test('missed while the console was closed come once after the restart', async () => {
    const first = openTasks();
    await first.tasks.save(null, callBack('call', begin + 5 * minute));
    first.tasks.stop();
    const next = openTasks(first.shelf, begin + 60 * minute);
    await next.tasks.begin();
    expect(next.reminded).toEqual(['call']);
    await next.clock.pass(60 * minute);
    expect(next.reminded).toEqual(['call']);
  });

  test('are read again when the store was away', async () => {
    const { tasks, shelf, clock, failures, shown } = openTasks();
    await tasks.save(null, callBack('call', begin + minute));
    const next = openTasks(shelf, begin);
    shelf.down = true;
    await next.tasks.begin();
    expect(next.failures).toHaveLength(1);
    expect(next.shown()).toEqual([]);
    shelf.down = false;
    await next.clock.pass(10_000);
    expect(next.shown()).toEqual(['call']);
    expect([failures, shown()]).toEqual([[], ['call']]);
    tasks.stop();
    await clock.pass(minute);
  });
});

describe('a call made for a task', () => {
  async function dialFor() {
    let calls = 0;
    const opened = openTasks();
    const id = await opened.tasks.save(null, callBack('call', begin + minute));
    const phone = new FakePhone();
    const desk = new CallDesk({ newId: () => `call-${(calls += 1)}`, now: opened.clock.now, listeners: [opened.tasks.callChanged], onListenerError: (error) => { throw error; } });
    desk.connect(phone);
    const callId = await desk.dial('13812345678');
    opened.tasks.dialledFor(callId, id);
    return { ...opened, id, desk, phone, leg: phone.dialled[0]!.leg };
  }

  test('does it when it is answered', async () => {
    const { leg, shelf, id } = await dialFor();
    leg.happen({ kind: 'answered' });
    await settle();
    expect(shelf.kept.get(id)?.state).toBe('done');
  });

  test('does it also when only the same number dialled again is answered', async () => {
    const { leg, desk, phone, shelf, id } = await dialFor();
    leg.happen({ kind: 'ended', end: { by: 'network', cause: 'cutOff' } });
    await desk.dial('13900000000');
    phone.dialled[1]!.leg.happen({ kind: 'answered' });
    await settle();
    expect(shelf.kept.get(id)?.state).toBe('open');
    await desk.dial('13812345678');
    phone.dialled[2]!.leg.happen({ kind: 'answered' });
    await settle();
    expect(shelf.kept.get(id)?.state).toBe('done');
  });

  test('leaves it open when nobody answers', async () => {
    const { leg, shelf, id } = await dialFor();
    leg.happen({ kind: 'ended', end: { by: 'platform', cause: 'noAnswer' } });
    await settle();
    expect(shelf.kept.get(id)?.state).toBe('open');
  });
});

describe('a call-back that a write-up asks for', () => {
  test('is one task however often the write-up is kept while it is typed', async () => {
    const { tasks, shown, shelf } = openTasks();
    await Promise.all([tasks.plan('call-1', callBack('b', begin + minute)), tasks.plan('call-1', callBack('ba', begin + minute)), tasks.plan('call-1', callBack('back', begin + minute))]);
    expect(shown()).toEqual(['back']);
    expect(shelf.kept.size).toBe(1);
  });

  test('is cancelled when the write-up asks for it no more', async () => {
    const { tasks, shown } = openTasks();
    await tasks.plan('call-1', callBack('back', begin + minute));
    await tasks.plan('call-1', null);
    expect(shown()).toEqual([]);
  });

  test('is known again after a restart, and not taken back by a write-up that never asked', async () => {
    const first = openTasks();
    await first.tasks.plan('call-1', { ...callBack('back', begin + minute), callId: 'call-1' });
    const next = openTasks(first.shelf, begin + 1);
    await next.tasks.begin();
    await next.tasks.plan('call-1', null);
    expect(next.shown()).toEqual(['back']);
    await next.tasks.plan('call-1', { ...callBack('back tomorrow', begin + 9 * minute), callId: 'call-1' });
    expect(next.shown()).toEqual(['back tomorrow']);
  });

  test('is found by its call behind any number of earlier ones', async () => {
    const { tasks, shown } = openTasks();
    for (let index = 0; index < 60; index += 1) await tasks.save(null, callBack(`${index}`, begin + minute));
    await tasks.plan('call-1', { ...callBack('back', begin + 9 * minute), callId: 'call-1' });
    expect(shown()).not.toContain('back');
    expect(tasks.ofCall('call-1')).toMatchObject({ dueAt: begin + 9 * minute });
    expect(tasks.ofCall('call-2')).toBeNull();
  });
});

describe('a task whose id its maker chose', () => {
  test('is one however often it is kept, and called off with its reason', async () => {
    const { tasks, shown, shelf } = openTasks();
    await tasks.keep('ticket-1', callBack('T1001', begin + minute));
    await tasks.keep('ticket-1', callBack('T1001 leaking', begin + 2 * minute));
    expect(shown()).toEqual(['T1001 leaking']);
    await tasks.keep('ticket-1', null);
    expect([shown(), shelf.kept.get('ticket-1')?.state]).toEqual([[], 'cancelled']);
    await tasks.keep('ticket-2', null);
    expect(shelf.kept.has('ticket-2')).toBe(false);
  });

  test('that was done comes back only with another time', async () => {
    const { tasks, shown, shelf } = openTasks();
    await tasks.keep('ticket-1', callBack('T1001', begin + minute));
    await tasks.close('ticket-1', 'done');
    await tasks.keep('ticket-1', callBack('T1001 comment', begin + minute));
    expect([shown(), shelf.kept.get('ticket-1')?.state]).toEqual([[], 'done']);
    await tasks.keep('ticket-1', callBack('T1001', begin + 9 * minute));
    expect(shown()).toEqual(['T1001']);
  });
});

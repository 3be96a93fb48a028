import { describe, expect, test } from 'vitest';
import type { Task } from '../../shared/tasks/task.ts';
import { anyTime, openForTest } from './temporaryStore.ts';

function anyTask(changes: Partial<Task> & { id: string }): Task {
  return {
    number: '13812345678', customerId: null, customerName: '李敏', callId: null, dueAt: anyTime, note: '回电报价', state: 'open', createdAt: anyTime - 1000,
    remindedAt: null, closedAt: null, ...changes,
  };
}

describe('tasks', () => {
  test('are listed by when they are due, as many as asked for', () => {
    const { ask } = openForTest();
    for (const [id, dueAt] of [['late', 3], ['first', 1], ['second', 2], ['also second', 2]] as const) ask.saveTask({ task: anyTask({ id, dueAt }) });
    expect(ask.listOpenTasks({ limit: 50 }).map(({ id }) => id)).toEqual(['first', 'also second', 'second', 'late']);
    expect(ask.listOpenTasks({ limit: 1 })).toEqual([anyTask({ id: 'first', dueAt: 1 })]);
    expect(ask.listOpenTasks({ limit: 0 })).toEqual([]);
  });

  test('saved again are changed', () => {
    const { ask } = openForTest();
    ask.saveTask({ task: anyTask({ id: 't', customerId: 'C1', callId: 'call' }) });
    const changed = anyTask({ id: 't', dueAt: anyTime + 5, note: '' });
    for (const _again of [1, 2]) ask.saveTask({ task: changed });
    expect(ask.listOpenTasks({ limit: 9 })).toEqual([changed]);
    expect(ask.getTask({ id: 't' })).toEqual(changed);
  });

  test('leave the list when closed, and stay closed as they were first', () => {
    const { ask } = openForTest();
    ask.saveTask({ task: anyTask({ id: 't' }) });
    const closed = anyTask({ id: 't', state: 'done', closedAt: anyTime + 1 });
    expect(ask.closeTask({ id: 't', state: 'done', at: anyTime + 1 })).toEqual(closed);
    expect(ask.closeTask({ id: 't', state: 'cancelled', at: anyTime + 2 })).toEqual(closed);
    expect(ask.listOpenTasks({ limit: 9 })).toEqual([]);
    expect(ask.getTask({ id: 't' })).toEqual(closed);
  });

  test('remember the newest reminder', () => {
    const { ask } = openForTest();
    ask.saveTask({ task: anyTask({ id: 't' }) });
    expect(ask.taskReminded({ id: 't', at: 20 })?.remindedAt).toBe(20);
    expect(ask.taskReminded({ id: 't', at: 10 })?.remindedAt).toBe(20);
    expect(ask.listOpenTasks({ limit: 9 })[0]?.remindedAt).toBe(20);
  });

  test('that nobody saved are null', () => {
    const { ask } = openForTest();
    expect(ask.getTask({ id: 'x' })).toBeNull();
    expect(ask.closeTask({ id: 'x', state: 'done', at: 1 })).toBeNull();
    expect(ask.taskReminded({ id: 'x', at: 1 })).toBeNull();
  });
});

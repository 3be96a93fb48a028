import type { Task, TaskDraft } from '../../shared/tasks/task.ts';
import { nextReminderAt } from '../../shared/tasks/reminder.ts';
import type { CallChange } from '../calls/callDesk.ts';
import type { SetTimer } from '../calls/timer.ts';

/** What the tasks need of the store. */
export interface TaskStore {
  saveTask(argument: { readonly task: Task }): Promise<void>;
  getTask(argument: { readonly id: string }): Promise<Task | null>;
  closeTask(argument: { readonly id: string; readonly state: 'done' | 'cancelled'; readonly at: number }): Promise<Task | null>;
  taskReminded(argument: { readonly id: string; readonly at: number }): Promise<Task | null>;
  listOpenTasks(argument: { readonly limit: number }): Promise<readonly Task[]>;
}

export interface TaskDeskOptions {
  readonly store: TaskStore;
  readonly newId: () => string;
  /** Open tasks, those due first come first. */
  readonly onChange: (tasks: readonly Task[]) => void;
  /** The agent has to hear of this task now. */
  readonly onDue: (task: Task) => void;
  readonly onFailed: (error: unknown) => void;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** No such task, or it is closed. */
export class UnknownTask extends Error {
  readonly code = 'notFound';
}

const shownAtMost = 50;
const remindedAtMost = 1_000;
/** The list is read again when it could not be read; milliseconds. */
const retryMs = 10_000;
/** A computer that slept and a clock that was set are noticed within a minute: a timer knows of neither. */
const lookEveryMs = 60_000;

/** Planned call-backs: keeps them, reminds of them, closes them when the call was made. */
export class TaskDesk {
  private open: readonly Task[] = [];
  /** Task of a call that is being made for it. */
  private readonly dialled = new Map<string, string>();
  /** The last call for a task that was not answered: dialled again, it is for that task too. */
  private unanswered: { readonly number: string; readonly taskId: string } | undefined;
  /** Task that the write-up of a call asked for. */
  private readonly planned = new Map<string, string>();
  /** Reminders of this run: a list that was asked for before one of them does not know it. */
  private readonly reminded = new Map<string, { readonly dueAt: number; readonly at: number }>();
  private planning: Promise<void> = Promise.resolve();
  private callOff: (() => void) | undefined;
  private closed = false;
  private readonly options: TaskDeskOptions;

  constructor(options: TaskDeskOptions) {
    this.options = options;
  }

  /** Shows the open tasks; what became due while the console was closed is reminded of once. */
  begin(): Promise<void> {
    return this.load();
  }

  /** @returns the task's id. Rejects with {@link UnknownTask} when the task with this id is not open, else as the store does. */
  async save(id: string | null, draft: TaskDraft): Promise<string> {
    const before = id === null ? null : await this.options.store.getTask({ id });
    if (id !== null && before?.state !== 'open') throw new UnknownTask('There is no such open task');
    return this.put(id ?? this.options.newId(), draft, before);
  }

  /**
   * The task whose id its maker chose: made, changed, or with null called off. One that was done or called off comes back
   * only with another time. Rejects as the store does.
   */
  async keep(id: string, draft: TaskDraft | null): Promise<void> {
    const before = await this.options.store.getTask({ id });
    if (draft === null) {
      if (before?.state === 'open') await this.close(id, 'cancelled');
    } else if (before === null || before.state === 'open' || before.dueAt !== draft.dueAt) await this.put(id, draft, before);
  }

  private async put(id: string, draft: TaskDraft, before: Task | null): Promise<string> {
    const { store, now } = this.options;
    const task: Task = {
      ...draft,
      id,
      state: 'open',
      createdAt: before?.createdAt ?? now(),
      // Another time is another appointment.
      remindedAt: before?.dueAt === draft.dueAt ? before.remindedAt : null,
      closedAt: null,
    };
    await store.saveTask({ task });
    await this.load();
    return task.id;
  }

  /** Rejects with {@link UnknownTask} when there is none, else as the store does; a closed one stays as it is. */
  async close(id: string, state: 'done' | 'cancelled'): Promise<void> {
    const { store, now } = this.options;
    if (!(await store.closeTask({ id, state, at: now() }))) throw new UnknownTask('There is no such task');
    await this.load();
  }

  /**
   * What the write-up of a call asks for: its task is made, changed, or with null cancelled. A write-up is kept many times
   * while it is typed; it is one task all the same.
   */
  plan(callId: string, draft: TaskDraft | null): Promise<void> {
    const step = this.planning.then(async () => {
      const planned = this.open.find(({ id }) => id === this.planned.get(callId));
      // After a restart the task is known by its call; only what this run planned is taken back.
      const known = planned ?? (draft ? this.ofCall(callId) : null);
      if (draft) this.planned.set(callId, await this.save(known?.id ?? null, draft));
      else if (known) await this.close(known.id, 'cancelled');
    });
    this.planning = step.catch(() => {});
    return step;
  }

  /** The open task that the write-up of this call planned; null when there is none. */
  ofCall(callId: string): Task | null {
    return this.open.find((task) => task.callId === callId) ?? null;
  }

  /** This call is made for a task: answered, it has done it. */
  dialledFor(callId: string, taskId: string): void {
    this.dialled.set(callId, taskId);
  }

  readonly callChanged = ({ call, event }: CallChange): void => {
    if (event.kind === 'dialled' && this.unanswered?.number === call.remoteNumber) this.dialledFor(call.id, this.unanswered.taskId);
    const taskId = this.dialled.get(call.id);
    if (taskId === undefined) return;
    if (event.kind === 'answered') {
      this.unanswered = undefined;
      void this.close(taskId, 'done').catch((error: unknown) => this.options.onFailed(error));
    }
    if (event.kind === 'ended') this.unanswered = { number: call.remoteNumber, taskId };
    if (event.kind === 'answered' || event.kind === 'ended') this.dialled.delete(call.id);
  };

  /** No more reminders. */
  stop(): void {
    this.closed = true;
    this.callOff?.();
  }

  private async load(): Promise<void> {
    const { store, onFailed, setTimer, onChange } = this.options;
    try {
      this.open = (await store.listOpenTasks({ limit: remindedAtMost })).map((task) => this.withReminder(task));
    } catch (error) {
      if (this.closed) return;
      onFailed(error);
      this.callOff?.();
      this.callOff = setTimer(() => void this.load(), retryMs);
      return;
    }
    if (this.closed) return;
    onChange(this.open.slice(0, shownAtMost));
    this.remind();
  }

  /** Tells of what is due and waits for the next. */
  private remind(): void {
    const { store, now, onDue, onFailed, onChange, setTimer } = this.options;
    this.callOff?.();
    const at = now();
    const due = this.open.filter((task) => (nextReminderAt(task) ?? Infinity) <= at);
    if (due.length > 0) {
      this.open = this.open.map((task) => (due.includes(task) ? { ...task, remindedAt: at } : task));
      onChange(this.open.slice(0, shownAtMost));
    }
    for (const task of due) {
      this.reminded.set(task.id, { dueAt: task.dueAt, at });
      onDue(task);
      void store.taskReminded({ id: task.id, at }).catch((error: unknown) => onFailed(error));
    }
    const next = Math.min(...this.open.map((task) => nextReminderAt(task) ?? Infinity));
    if (Number.isFinite(next)) this.callOff = setTimer(() => this.remind(), Math.min(lookEveryMs, next - at));
  }

  private withReminder(task: Task): Task {
    const here = this.reminded.get(task.id);
    return here?.dueAt === task.dueAt ? { ...task, remindedAt: Math.max(task.remindedAt ?? 0, here.at) } : task;
  }
}

import type { Call } from '../../shared/calls/call.ts';
import type { Task } from '../../shared/tasks/task.ts';
import { notifiesLater, notifiesRing, type Attentiveness } from '../windows/attentionRule.ts';
import type { Notifier } from '../windows/notifier.ts';

/** Words of the notifications, in the agent's language. */
export interface AttentionWords {
  ringing(call: Call): { readonly title: string; readonly body: string };
  missed(call: Call): { readonly title: string; readonly body: string };
  due(task: Task): { readonly title: string; readonly body: string };
  readonly answer: string;
  readonly reject: string;
}

/** What the system can show outside the windows. */
export interface AttentionSignals {
  /** Taskbar, dock or badge: how many calls ring now, and how many were missed since the console was last in front. */
  show(ringing: number, missed: number): void;
}

export interface AttentionOptions {
  readonly words: () => AttentionWords;
  readonly attentiveness: () => Attentiveness;
  readonly notifier: Notifier;
  readonly signals: AttentionSignals;
  /** Reminders from before this time (epoch milliseconds) have been given by an earlier run. */
  readonly since: number;
  readonly showConsole: () => void;
  readonly answer: (callId: string) => void;
  readonly reject: (callId: string) => void;
}

/** Sees to it that a ring, a missed call and a due task are noticed, whatever the agent is doing. Never takes the focus. */
export class Attention {
  private readonly ringing = new Map<string, Call>();
  /** Takes a ring's notification away. */
  private readonly told = new Map<string, () => void>();
  private readonly remindedOf = new Set<string>();
  private missed = 0;
  private readonly options: AttentionOptions;

  constructor(options: AttentionOptions) {
    this.options = options;
  }

  /** A call changed. */
  follow(call: Call): void {
    const rang = this.ringing.has(call.id);
    const rings = call.direction === 'incoming' && call.state.kind === 'ringing';
    if (rings) this.ringing.set(call.id, call);
    else this.ringing.delete(call.id);
    if (rang && isMissed(call)) this.missedCall(call);
    if (rang !== rings) this.refresh();
  }

  /** The windows or the preferences changed while it may ring. */
  refresh(): void {
    const wanted = notifiesRing(this.options.attentiveness());
    for (const call of this.ringing.values()) if (wanted && !this.told.has(call.id)) this.told.set(call.id, this.tellRing(call));
    for (const [callId, takeAway] of this.told) {
      if (wanted && this.ringing.has(callId)) continue;
      takeAway();
      this.told.delete(callId);
    }
    this.options.signals.show(this.ringing.size, this.missed);
  }

  /** The agent is at the console again: what was missed is seen. */
  consoleSeen(): void {
    this.missed = 0;
    this.refresh();
  }

  /** Tells of tasks whose time has come, each reminder once. */
  tasksChanged(tasks: readonly Task[]): void {
    for (const task of tasks) {
      const reminder = `${task.id} ${task.remindedAt}`;
      if (task.state !== 'open' || task.remindedAt === null || task.remindedAt < this.options.since || this.remindedOf.has(reminder)) continue;
      this.remindedOf.add(reminder);
      this.tellLater(this.options.words().due(task));
    }
  }

  private missedCall(call: Call): void {
    const { console } = this.options.attentiveness();
    if (!console.focused) this.missed += 1;
    this.tellLater(this.options.words().missed(call));
  }

  private tellRing(call: Call): () => void {
    const { notifier, words, answer, reject, showConsole } = this.options;
    const { answer: answerWord, reject: rejectWord } = words();
    return notifier.show({
      ...words().ringing(call),
      urgent: true,
      buttons: [
        { text: answerWord, press: () => answer(call.id) },
        { text: rejectWord, press: () => reject(call.id) },
      ],
      click: showConsole,
    });
  }

  private tellLater(text: { readonly title: string; readonly body: string }): void {
    const { attentiveness, notifier, showConsole } = this.options;
    if (notifiesLater(attentiveness())) notifier.show({ ...text, urgent: false, buttons: [], click: showConsole });
  }
}

/** The caller gave up, or the platform took the call away unanswered. */
function isMissed({ state }: Call): boolean {
  return state.kind === 'ended' && state.answeredAt === undefined && (state.end.cause === 'cancelled' || state.end.cause === 'noAnswer');
}

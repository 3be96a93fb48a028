import type { Notice } from '../../shared/ipc/consoleState.ts';
import type { AgentNotice } from '../queues/agentNotices.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';

/** Texts of these keys are in the locales under `notice`. */
export type NoticeKey =
  | 'missedCall' | 'callNotKept' | 'recordingFailed' | 'recordingWaits' | 'recordingsRecovered' | 'interruptedCalls' | 'databaseRepaired' | 'databaseLost' | 'dataFolderPutBack' | 'passwordNotKept'
  | 'passwordMissing' | 'settingsPutAside' | 'areaTablePutAside' | 'consoleRestarted' | 'provisioned' | 'practiceUnavailable' | 'linkRefused' | 'nothingToDial' | 'nothingCopied'
  | 'taskDue' | 'parkedAtCode' | 'parkedInSlot' | 'parkedSomewhere' | 'severalNumbers' | 'forwardingRefused' | 'doNotDisturbRefused' | 'doNotDisturbStays' | 'iceServersLeftOut' | 'windowHidden' | AgentNotice['key'];

const kept = 20;

/** Short messages for the agent, newest last; the oldest go when there are too many. */
export class Notices {
  private next = 1;
  private readonly publisher: StatePublisher;
  private readonly now: () => number;

  constructor(publisher: StatePublisher, now: () => number) {
    this.publisher = publisher;
    this.now = now;
  }

  add(level: Notice['level'], key: NoticeKey, values: Notice['values'] = {}): void {
    const notice: Notice = { id: String(this.next), level, key, values, at: this.now() };
    this.next += 1;
    // The same trouble again (every second of a recording, say) is one notice with a new time, not a wall of them.
    const others = this.publisher.current.notices.filter((other) => other.key !== key || JSON.stringify(other.values) !== JSON.stringify(values));
    this.publisher.change({ notices: [...others, notice].slice(-kept) });
  }

  /** What was told is over. `values` as they were told. */
  withdraw(key: NoticeKey, values: Notice['values'] = {}): void {
    const told = this.publisher.current.notices;
    const others = told.filter((notice) => notice.key !== key || JSON.stringify(notice.values) !== JSON.stringify(values));
    if (others.length < told.length) this.publisher.change({ notices: others });
  }

  dismiss(id: string): void {
    this.publisher.change({ notices: this.publisher.current.notices.filter((notice) => notice.id !== id) });
  }
}

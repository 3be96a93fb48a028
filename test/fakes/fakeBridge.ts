import { initialState } from '../../electron/shell/initialState.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { CommandName } from '../../shared/ipc/commands.ts';
import type { CallView, ConsoleState, ConsoleStatePatch } from '../../shared/ipc/consoleState.ts';
import type { ConsoleEvents, EventName } from '../../shared/ipc/events.ts';
import type { QueryName, QueryResults } from '../../shared/ipc/queries.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { pendingLookUps } from '../../shared/callers/callerLookUps.ts';
import { untouched } from '../../shared/calls/call.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { rightsOf } from '../../shared/rights/rights.ts';
import { defaultPreferences } from '../../shared/settings/seatSettings.ts';

/** A call as a test needs it: any call, with what matters named. */
export function anyCall(changes: Partial<Call> = {}): Call {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    sipCallId: 'any@example.invalid',
    direction: 'incoming',
    line: 1,
    remoteNumber: '13812345678',
    facts: noFacts,
    startedAt: 1_000_000,
    state: { kind: 'ringing', since: 1_000_000 },
    ...untouched,
    ...changes,
  };
}

export function anyCallView(changes: Partial<Call> = {}, lookUps: Partial<CallView['lookUps']> = {}): CallView {
  const call = anyCall(changes);
  return { call, callerNumber: parsePhoneNumber(call.remoteNumber), lookUps: { ...pendingLookUps, ...lookUps }, crm: null };
}

/** A registered seat without calls. */
export function anyConsoleState(changes: Partial<ConsoleState> = {}): ConsoleState {
  const seat = { configured: true, user: '8001', displayName: '', server: 'wss://sip.example.invalid/ws', profile: 'generic', role: 'owner', rights: rightsOf('owner', false) } as const;
  return {
    ...initialState('live', defaultPreferences, seat, 1_000_000),
    registration: { kind: 'registered', since: 1_000_000, expiresSeconds: 600 },
    agent: { kind: 'idle', since: 1_000_000, reason: null, next: null, wrapUpUntil: null },
    microphone: { kind: 'ready', label: 'Any microphone' },
    ...changes,
  };
}

export type FakeAnswers = Partial<{ readonly [N in Exclude<QueryName, 'state:snapshot'>]: (argument: never) => QueryResults[N] }>;

export interface SentCommand {
  readonly name: CommandName;
  readonly argument: unknown;
}

type Listener = (payload: never) => void;

/**
 * Main as a page sees it: holds a state, gives snapshots, publishes changes with revisions, remembers commands.
 * Questions without an answer here are refused as `notFound`.
 */
export class FakeBridge implements Bridge {
  readonly platform = 'linux';
  readonly sent: SentCommand[] = [];
  /** How often memory was given back. */
  gaveBack = 0;
  /** How often a snapshot was asked for. */
  snapshots = 0;
  revision = 1;
  state: ConsoleState;
  /** Results of commands by name; others answer with null. */
  readonly results = new Map<CommandName, Reply<unknown>>();
  private readonly answers: FakeAnswers;
  private readonly listeners = new Map<EventName, Set<Listener>>();

  constructor(state: ConsoleState, answers: FakeAnswers = {}) {
    this.state = state;
    this.answers = answers;
  }

  command: Bridge['command'] = (name, argument) => {
    this.sent.push({ name, argument });
    const result = this.results.get(name) ?? { ok: true, value: null };
    return Promise.resolve(result as Awaited<ReturnType<Bridge['command']>>) as never;
  };

  query: Bridge['query'] = (name, argument) => {
    if (name === 'state:snapshot') {
      this.snapshots += 1;
      return Promise.resolve({ ok: true, value: { revision: this.revision, state: this.state } }) as never;
    }
    const answer = this.answers[name as keyof FakeAnswers];
    const reply = answer ? { ok: true, value: answer(argument as never) } : { ok: false, error: { code: 'notFound', message: name } };
    return Promise.resolve(reply) as never;
  };

  on: Bridge['on'] = (name, listener) => {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener as Listener));
    return () => void listeners.delete(listener as Listener);
  };

  pathOf(file: File): string {
    return `/anywhere/${file.name}`;
  }

  giveBackMemory(): void {
    this.gaveBack += 1;
  }

  /** Changes the state as main would, with the next revision. */
  change(patch: ConsoleStatePatch): void {
    this.state = { ...this.state, ...patch };
    this.revision += 1;
    this.emit('state:changed', { revision: this.revision, patch });
  }

  emit<N extends EventName>(name: N, payload: ConsoleEvents[N]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(payload as never);
  }
}

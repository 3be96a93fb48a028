import { afterAll, afterEach, beforeAll, onTestFailed } from 'vitest';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import type { CommandArgument, CommandName, CommandResult } from '../../shared/ipc/commands.ts';
import type { QueryArgument, QueryName, QueryResults } from '../../shared/ipc/queries.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { eventually, patienceMs } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory, type LaboratoryOptions } from '../lab/laboratory.ts';
import type { CallOptions } from '../lab/sip/caller.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { callSeat, serviceNumber } from './callSeat.ts';
import { launchConsole, type ConsoleApp, type ConsoleOptions } from './consoleApp.ts';

export { serviceNumber };
/** The voices, Hz. None is a harmonic of another. */
export const callerHz = 440;
export const agentHz = 700;

/** A call at both of its ends. */
export interface Conversation {
  readonly trunk: TrunkCall;
  /** The console's identifier of the call. */
  readonly callId: string;
}

/** One laboratory and one running console, shared by the journeys of a file. */
export interface SeatUnderTest {
  readonly lab: Laboratory;
  readonly app: ConsoleApp;
  /** A caller dials the 400 number; resolves when the console rings. */
  ring(options?: Partial<CallOptions>): Promise<Conversation>;
  /** Rings, presses the answer button, and waits until both ends talk. */
  talk(options?: Partial<CallOptions>): Promise<Conversation>;
  /** The call as main shows it; undefined when it is not on a line. */
  view(callId: string): Promise<CallView | undefined>;
  /** Waits for a state of one call. */
  until(callId: string, what: string, holds: (view: CallView) => unknown, withinMs?: number): Promise<CallView>;
  /** Presses a control of the console by its test id. */
  press(testId: string): Promise<void>;
  /** Sends a command through the console's bridge. Rejects when main refuses it. */
  command<N extends CommandName>(name: N, argument: CommandArgument<N>): Promise<CommandResult<N>>;
  query<N extends QueryName>(name: N, argument: QueryArgument<N>): Promise<QueryResults[N]>;
  /** Waits until the caller hears the agent's tone and the media relay forwards packets of both. */
  hearBothWays(conversation: Conversation, heardHz?: number): Promise<void>;
  /** Ends every call and takes it off the lines, as before the first one. */
  clear(): Promise<void>;
}

/**
 * Starts laboratory and console before the journeys of a file and ends them afterwards. After each journey the lines
 * are cleared. A journey that fails leaves the console's picture in `test-results/` and main's log in its message.
 */
export function seatForFile(options: Omit<ConsoleOptions, 'lab'> = {}, laboratory: Partial<LaboratoryOptions> = {}): SeatUnderTest {
  let lab: Laboratory | undefined;
  let app: ConsoleApp | undefined;
  const calls: TrunkCall[] = [];

  beforeAll(async () => {
    lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001'] }, ...laboratory });
    app = await launchConsole({ ...options, lab });
  });
  afterEach(async ({ task }) => {
    if (app && task.result?.state === 'fail') await keepEvidence(app, task.name);
    for (const call of calls.splice(0)) if (call.state !== 'ended') void call.cancel().catch(() => undefined);
    if (app) await clearLines(app);
  });
  afterAll(async () => {
    await app?.close();
    await lab?.stop();
  });

  const seat: SeatUnderTest = {
    get lab() {
      if (!lab) throw new Error('The laboratory has not started');
      return lab;
    },
    get app() {
      if (!app) throw new Error('The console has not started');
      return app;
    },
    async ring(callOptions = {}) {
      // A seat that has just registered refuses calls until its check is over.
      await seat.app.until('the readiness check is over', ({ readiness }) => Object.values(readiness).every(({ kind }) => kind === 'passed' || kind === 'failed'));
      const trunk = await callSeat(seat.lab, callOptions);
      calls.push(trunk);
      const state = await seat.app.until('the call rings at the seat', ({ calls: views }) => views.some(({ call }) => call.sipCallId === trunk.callId));
      const callId = state.calls.find(({ call }) => call.sipCallId === trunk.callId)!.call.id;
      await trunk.untilRinging();
      return { trunk, callId };
    },
    async talk(callOptions) {
      const conversation = await seat.ring(callOptions);
      await seat.press('answer');
      await conversation.trunk.untilAnswered();
      await seat.until(conversation.callId, 'the call is answered', ({ call }) => call.state.kind === 'talking');
      return conversation;
    },
    view: async (callId) => (await seat.app.state()).calls.find(({ call }) => call.id === callId),
    async until(callId, what, holds, withinMs) {
      const found = (views: readonly CallView[]) => views.find(({ call }) => call.id === callId);
      const state = await seat.app.until(what, ({ calls: views }) => {
        const view = found(views);
        return view !== undefined && holds(view);
      }, withinMs);
      return found(state.calls)!;
    },
    press: (testId) => seat.app.page.getByTestId(testId).click({ timeout: patienceMs }),
    command: (name, argument) => ask(seat.app, 'command', name, argument),
    query: (name, argument) => ask(seat.app, 'query', name, argument),
    async hearBothWays({ trunk }, heardHz = agentHz) {
      await eventually(`the caller hears ${heardHz} Hz`, () => trunk.receivedTone(heardHz));
      const before = await packets(seat.lab, trunk.callId);
      await eventually('the relay forwards packets of both ends', async () => {
        const now = await packets(seat.lab, trunk.callId);
        return now.length >= 2 && now.every((count, leg) => count > (before[leg] ?? 0) + 20);
      });
    },
    clear: () => clearLines(seat.app),
  };
  return seat;
}

async function ask<T>(app: ConsoleApp, kind: 'command' | 'query', name: string, argument: unknown): Promise<T> {
  const reply = await app.inConsole<Reply<T>>(`window.console400.${kind}(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

async function packets(lab: Laboratory, sipCallId: string): Promise<readonly number[]> {
  const counters = await lab.rtpengine.query(sipCallId);
  return counters.kind === 'found' ? counters.legs.map((leg) => leg.packets) : [];
}

async function clearLines(app: ConsoleApp): Promise<void> {
  await app.inMain(({ program }) => {
    for (const call of program.host.current?.desk.calls ?? []) program.host.open.desk.hangUp(call.id);
  });
  await app.until('every call ends', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
  await app.inMain(async ({ program }) => {
    for (const call of program.host.current?.desk.calls ?? []) await program.host.open.commands['call:dismiss']({ callId: call.id }, 'console');
  });
}

/** The failed journey's picture as a file, and main's last words on the terminal. */
export async function keepEvidence(app: ConsoleApp, journey: string): Promise<void> {
  const name = journey.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  try {
    process.stderr.write(`${journey}\n  picture: ${await app.screenshot(`failed-${name}`)}\n`);
  } catch (error) {
    process.stderr.write(`${journey}\n  no picture: ${String(error)}\n`);
  }
  process.stderr.write(`  main's log:\n${app.log().slice(-4_000)}\n`);
}

/** For journeys that start a console of their own: keeps the evidence when this journey fails. Call it after the start. */
export function keepEvidenceOnFailure(app: () => ConsoleApp | undefined): void {
  onTestFailed(async ({ task }) => {
    const running = app();
    if (running) await keepEvidence(running, task.name);
  });
}

import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { agentHz, seatForFile, type Conversation } from './seatUnderTest.ts';

const seat = seatForFile({ preferences: { wrapUpSeconds: 0 } });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const processes = ['media', 'store', 'console', 'pop', 'gpu'] as const;
type Process = (typeof processes)[number];

/** Process id; undefined while there is none. */
function pidOf(which: Process): Promise<number | undefined> {
  return seat.app.inMain(({ electron, program }, asked) => {
    const { windows, host } = program;
    const media = electron.webContents.getAllWebContents().filter((contents) => contents.getURL().includes('media/media.html')).sort((a, b) => a.id - b.id)[0];
    return {
      media: () => media?.getOSProcessId(),
      store: () => host.runningStore?.pid,
      console: () => windows.console.webContents.getOSProcessId(),
      pop: () => windows.pop.window.webContents.getOSProcessId(),
      gpu: () => electron.app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
    }[asked]() || undefined;
  }, which);
}

/** Sends SIGKILL to the process; with `answering` the agent answers that call in the same moment. @returns its id */
async function kill(which: Process, answering: string | null = null): Promise<number> {
  const pid = await eventually(`there is a ${which} process`, () => pidOf(which));
  await seat.app.inMain(({ program }, asked) => {
    if (asked.pid === process.pid) throw new Error('That would be main');
    if (asked.answering !== null) void Promise.resolve(program.host.open.commands['call:answer']({ callId: asked.answering }, 'console')).catch(() => undefined);
    process.kill(asked.pid, 'SIGKILL');
  }, { pid, answering });
  return pid;
}

/** What an expression says in a page that may die or load at this very moment; undefined when it says nothing in a second. */
const look = <T>(asked: Promise<T>): Promise<T | undefined> => Promise.race([asked.catch(() => undefined), sleep(1_000).then(() => undefined)]);
const command = (name: 'call:answer' | 'call:hold' | 'call:resume' | 'call:hangUp', callId: string) => seat.app.inMain(({ program }, asked) => program.host.open.commands[asked.name]({ callId: asked.callId }, 'console'), { name, callId });

async function answer({ trunk, callId }: Conversation): Promise<void> {
  await command('call:answer', callId);
  await trunk.untilAnswered();
}

const isIn = (callId: string, kind: string) => seat.until(callId, `the call is ${kind}`, ({ call }) => call.state.kind === kind, 20_000);

/** Both voices again, with nothing left in the ear of what was heard before. */
async function voicesGoOn(conversation: Conversation): Promise<void> {
  await sleep(400);
  await seat.hearBothWays(conversation);
}

interface Moment {
  readonly name: string;
  /** Brings the call there and kills the process. */
  readonly strike: (which: Process, conversation: Conversation) => Promise<number>;
  /** What must be as if nothing had happened. */
  readonly goesOn: (conversation: Conversation) => Promise<void>;
}

const moments: readonly Moment[] = [
  {
    name: 'ringing',
    strike: (which) => kill(which),
    async goesOn(conversation) {
      await isIn(conversation.callId, 'ringing');
      await eventually('the pop shows the call', async () => (await look(seat.app.inPop<string | undefined>("document.querySelector('[data-testid=pop-number]')?.textContent"))) === '139 1234 5678');
      await answer(conversation);
      await voicesGoOn(conversation);
    },
  },
  {
    name: 'answering',
    strike: (which, { callId }) => kill(which, callId),
    async goesOn(conversation) {
      await conversation.trunk.untilAnswered();
      await isIn(conversation.callId, 'talking');
      await voicesGoOn(conversation);
    },
  },
  {
    name: 'talking',
    async strike(which, conversation) {
      await answer(conversation);
      await seat.hearBothWays(conversation);
      return kill(which);
    },
    async goesOn(conversation) {
      await voicesGoOn(conversation);
      await isIn(conversation.callId, 'talking');
    },
  },
  {
    name: 'held',
    async strike(which, conversation) {
      await answer(conversation);
      await seat.hearBothWays(conversation);
      await command('call:hold', conversation.callId);
      return kill(which);
    },
    async goesOn(conversation) {
      await sleep(400);
      await isIn(conversation.callId, 'held');
      await eventually('the media can be moved again', () => command('call:resume', conversation.callId).then(() => true, () => false));
      await isIn(conversation.callId, 'talking');
      await eventually('the caller hears the agent again', () => conversation.trunk.receivedTone(agentHz));
    },
  },
];

/** The row of the call is complete, whatever died. */
async function keptWhole(callId: string): Promise<void> {
  const events = await eventually('the end is in the log', () => seat.app.inMain(async ({ program }, id) => {
    const found = await program.host.open.queries['callLog:entry']({ callId: id });
    return found !== null && found.entry.endedAt !== null && found.events.map(({ kind }) => kind);
  }, callId));
  expect(events[0]).toBe('rang');
  expect(events.filter((kind) => ['rang', 'answerRequested', 'answered', 'ended'].includes(kind))).toEqual(['rang', 'answerRequested', 'answered', 'ended']);
}

/** The console stands and shows something. */
async function isPainted(): Promise<void> {
  await eventually('the console is painted', async () => {
    const colours = await look(seat.app.inMain(async ({ program }) => new Set((await program.windows.console.webContents.capturePage()).toBitmap()).size));
    return colours !== undefined && colours > 10;
  });
}

describe.each(processes)('the death of the %s process', (which) => {
  it.each(moments)('while a call is $name harms neither the call nor its row, and the windows paint again', async ({ strike, goesOn }) => {
    // Whole again from the death before: one at a time is what is promised.
    await seat.app.until('the seat takes calls', ({ agent, storeUp }) => agent.kind === 'idle' && storeUp);
    await seat.app.inMain(({ program }) => program.media.ready());
    const conversation = await seat.ring({ from: '13912345678' });
    const pid = await strike(which, conversation);
    await goesOn(conversation);
    await isPainted();
    await eventually('another process has taken its place', async () => {
      const now = await pidOf(which);
      return now !== undefined && now !== pid;
    });
    await command('call:hangUp', conversation.callId);
    expect(await conversation.trunk.ended).toMatchObject({ by: 'them' });
    await keptWhole(conversation.callId);
  });
});

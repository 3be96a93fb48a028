import { beforeEach, describe, expect, it } from 'vitest';
import { noDisposition } from '../../shared/dispositions/disposition.ts';
import { toneShare } from '../lab/audio.ts';
import { eventually } from '../lab/eventually.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { agentHz, callerHz, seatForFile, type Conversation } from './seatUnderTest.ts';

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

/** What an expression says in a page that may die or load at this very moment; undefined when it says nothing in time. */
const look = <T>(asked: Promise<T>, withinMs = 1_000): Promise<T | undefined> => Promise.race([asked.catch(() => undefined), sleep(withinMs).then(() => undefined)]);
const command = (name: 'call:answer' | 'call:hold' | 'call:resume' | 'call:hangUp', callId: string) => seat.app.inMain(({ program }, asked) => program.host.open.commands[asked.name]({ callId: asked.callId }, 'console'), { name, callId });

async function answer({ trunk, callId }: Conversation): Promise<void> {
  await command('call:answer', callId);
  await trunk.untilAnswered();
}

const isIn = (callId: string, kind: string) => seat.until(callId, `the call is ${kind}`, ({ call }) => call.state.kind === kind);

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

/** The row of the call is complete, whatever died. @returns what happened to the call */
async function keptWhole(callId: string): Promise<readonly string[]> {
  const events = await eventually('the end is in the log', () => seat.app.inMain(async ({ program }, id) => {
    const found = await program.host.open.queries['callLog:entry']({ callId: id });
    return found !== null && found.entry.endedAt !== null && found.events.map(({ kind }) => kind);
  }, callId));
  expect(events[0]).toBe('rang');
  expect(events.filter((kind) => ['rang', 'answerRequested', 'answered', 'ended'].includes(kind))).toEqual(['rang', 'answerRequested', 'answered', 'ended']);
  return events;
}

/** The console stands and shows something. */
async function isPainted(): Promise<void> {
  await eventually('the console is painted', async () => {
    // A picture given up too early is made all the same, and the next one waits for it.
    const colours = await look(seat.app.inMain(async ({ program }) => new Set((await program.windows.console.webContents.capturePage()).toBitmap()).size), 10_000);
    return colours !== undefined && colours > 10;
  });
}

function isReplaced(which: Process, pid: number): Promise<true> {
  return eventually(`another process has taken the place of ${which}`, async () => {
    const now = await pidOf(which);
    return now !== undefined && now !== pid;
  });
}

/** Whole again from the death before: one at a time is what is promised. */
async function isWhole(): Promise<void> {
  await seat.app.until('the store is there', ({ storeUp }) => storeUp);
  await seat.app.inMain(({ program }) => program.media.ready());
}

beforeEach(async () => {
  await isWhole();
  await seat.app.until('the seat takes calls', ({ agent }) => agent.kind === 'idle');
});

describe.each(processes)('the death of the %s process', (which) => {
  it.each(moments)('while a call is $name harms neither the call nor its row, and the windows paint again', async ({ strike, goesOn }) => {
    const conversation = await seat.ring({ from: '13912345678' });
    const pid = await strike(which, conversation);
    await goesOn(conversation);
    await isPainted();
    await isReplaced(which, pid);
    await command('call:hangUp', conversation.callId);
    expect(await conversation.trunk.ended).toMatchObject({ by: 'them' });
    await keptWhole(conversation.callId);
  });
});

const outside = '02155556666';
const colleagueHz = 620;
/** In a mix of two each has about half. */
const hears = (call: TrunkCall, hz: number) => toneShare(call.audio.samples(400), hz) > 0.2;

/** Those that show the console and the pop know nothing of the calls: they die together. */
describe.each([[['media']], [['store']], [['console', 'pop', 'gpu']]] as const)('the death of %j', (together: readonly Process[]) => {
  async function strike(): Promise<() => Promise<void>> {
    const pids: [Process, number][] = [];
    for (const which of together) pids.push([which, await kill(which)]);
    return async () => {
      for (const [which, pid] of pids) await isReplaced(which, pid);
      await isWhole();
    };
  }

  async function goesOnToItsEnd(conversation: Conversation, recovered: () => Promise<void>): Promise<void> {
    const { trunk, callId } = conversation;
    await isIn(callId, 'talking');
    await voicesGoOn(conversation);
    await recovered();
    await command('call:hangUp', callId);
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  }

  it('while the other side of a dialled call rings: it is answered, and both voices come', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz, answering: { kind: 'answers', afterMs: 2_000 } });
    const { callId } = await seat.app.inMain(({ program }, number) => program.host.open.commands['call:dial']({ number, reason: 'a test', taskId: null }, 'console'), outside);
    await isIn(callId, 'ringing');
    const recovered = await strike();
    const { call } = await party.nextCall();
    await goesOnToItsEnd({ trunk: call, callId }, recovered);
    party.close();
  });

  it('while the other side of a dialled call is heard before its answer (183 with a description): it is answered, and both voices come', async () => {
    let pickUp = (): void => {};
    const once = new Promise<void>((resolve) => {
      pickUp = resolve;
    });
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz, answering: { kind: 'answers', once, earlyMedia: true } });
    const { callId } = await seat.app.inMain(({ program }, number) => program.host.open.commands['call:dial']({ number, reason: 'a test', taskId: null }, 'console'), outside);
    await isIn(callId, 'ringing');
    const { call } = await party.nextCall();
    const carried = async (): Promise<number> => {
      const counters = await seat.lab.rtpengine.query(call.callId);
      return counters.kind === 'found' ? Math.min(...counters.legs.map(({ packets }) => packets)) : 0;
    };
    await eventually('both sides send before the answer', async () => (await carried()) > 20);
    const recovered = await strike();
    await sleep(600);
    await isIn(callId, 'ringing');
    pickUp();
    await goesOnToItsEnd({ trunk: call, callId }, recovered);
    party.close();
  });

  it('while a colleague is asked, and again while three talk: everybody hears whom he heard', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const caller = await seat.ring({ from: '13912345678', toneHz: callerHz });
    await answer(caller);
    await isIn(caller.callId, 'talking');
    const consulted = await seat.app.inMain(({ program }, asked) => program.host.open.commands['call:consult'](asked, 'console'), { callId: caller.callId, number: outside });
    const colleague = (await party.nextCall()).call;
    await isIn(consulted.callId, 'talking');
    const recovered = await strike();
    await voicesGoOn({ trunk: colleague, callId: consulted.callId });
    await isIn(caller.callId, 'held');
    expect((await seat.view(consulted.callId))?.call.consultsFor).toBe(caller.callId);
    await recovered();
    await seat.app.inMain(({ program }, callIds) => program.host.open.commands['conference:start']({ callIds }, 'console'), [caller.callId, consulted.callId]);
    const allHear = async (): Promise<void> => {
      await eventually('the caller hears agent and colleague', () => hears(caller.trunk, agentHz) && hears(caller.trunk, colleagueHz));
      await eventually('the colleague hears agent and caller', () => hears(colleague, agentHz) && hears(colleague, callerHz));
    };
    await allHear();
    const recoveredAgain = await strike();
    await sleep(600);
    await allHear();
    expect((await seat.app.state()).conference?.callIds).toHaveLength(2);
    await recoveredAgain();
    await seat.app.inMain(({ program }) => program.host.open.commands['conference:end']({}, 'console'));
    for (const { ended } of [caller.trunk, colleague]) expect(await ended).toMatchObject({ by: 'them' });
    await keptWhole(caller.callId);
    party.close();
  });

  /** A caller on the way to a target that rings: between the REFER and the last NOTIFY. */
  async function underWay(): Promise<Conversation> {
    const caller = await seat.ring({ from: '13912345678', toneHz: callerHz });
    await answer(caller);
    await isIn(caller.callId, 'talking');
    await seat.hearBothWays(caller);
    await seat.app.inMain(({ program }, asked) => {
      void Promise.resolve(program.host.open.commands['call:transfer']({ callId: asked.callId, to: { kind: 'number', number: asked.number } }, 'console')).catch(() => undefined);
    }, { callId: caller.callId, number: outside });
    await seat.until(caller.callId, 'the target rings', ({ call }) => call.transfer?.sipCode === 180);
    return caller;
  }

  it('while a caller is being transferred: he arrives when the target answers, and the row says so', async () => {
    let pickUp = (): void => {};
    const once = new Promise<void>((resolve) => {
      pickUp = resolve;
    });
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz, answering: { kind: 'answers', once } });
    const { trunk, callId } = await underWay();
    const recovered = await strike();
    await sleep(1_000);
    expect((await seat.view(callId))?.call.transfer).toMatchObject({ how: 'blind', to: outside });
    pickUp();
    const onward = await eventually('the caller has a call of its own', () => trunk.joinedWith);
    await eventually('the caller hears the target', () => onward.receivedTone(colleagueHz));
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    await recovered();
    expect((await seat.view(callId))?.call.state).toMatchObject({ kind: 'ended', end: { cause: 'transferred' } });
    const events = await keptWhole(callId);
    expect(events.filter((kind) => kind.startsWith('transfer') && kind !== 'transferProgressed')).toEqual(['transferRequested', 'transferred']);
    await onward.hangUp();
    party.close();
  });

  it('while a caller is being transferred: he is back when the target refuses, both voices too, and the row says so', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz, answering: { kind: 'ringsForever' } });
    const caller = await underWay();
    const recovered = await strike();
    await sleep(1_000);
    await (await party.nextCall()).call.cancel();
    await seat.until(caller.callId, 'the transfer has failed', ({ call }) => call.transfer === null);
    await goesOnToItsEnd(caller, recovered);
    const events = await keptWhole(caller.callId);
    expect(events.filter((kind) => kind.startsWith('transfer') && kind !== 'transferProgressed')).toEqual(['transferRequested', 'transferFailed']);
    party.close();
  });

  it('while a call is written up: the agent stays in it, and what he writes is kept', async () => {
    await seat.command('preferences:change', { wrapUpSeconds: null });
    const conversation = await seat.ring({ from: '13912345678' });
    await answer(conversation);
    await isIn(conversation.callId, 'talking');
    await conversation.trunk.hangUp();
    await seat.app.until('the agent writes up', ({ agent }) => agent.kind === 'wrapUp');
    const recovered = await strike();
    const { callId } = conversation;
    const disposition = { ...noDisposition, reason: 'enquiry', result: 'solved' };
    expect((await seat.app.state()).agent.kind).toBe('wrapUp');
    await seat.app.inMain(({ program }, written) => program.host.open.commands['call:dispose'](written, 'console'), { callId, disposition, callBackAt: null, done: true });
    await seat.app.until('the agent is idle', ({ agent }) => agent.kind === 'idle');
    await recovered();
    expect(await seat.app.inMain(({ program }, id) => program.host.open.queries['callLog:disposition']({ callId: id }), callId)).toEqual(disposition);
    await keptWhole(callId);
    await eventually('the console takes commands', () => look(seat.command('preferences:change', { wrapUpSeconds: 0 }).then(() => true)));
  });
});

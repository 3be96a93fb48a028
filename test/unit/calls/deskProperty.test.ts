import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallDesk, type CallChange } from '../../../electron/calls/callDesk.ts';
import { advance } from '../../../electron/calls/callMachine.ts';
import { isConnected, type Call } from '../../../shared/calls/call.ts';
import type { TransferOutcome } from '../../../shared/calls/transfer.ts';
import { anyInvite, FakeLeg, FakePhone } from '../../fakes/fakeLeg.ts';

/** A leg whose other side takes its time, and sometimes refuses; knows what was agreed on the wire. */
class SlowLeg extends FakeLeg {
  wireHeld = false;
  muted = false;
  over = false;
  answeredOnWire = false;
  /** Turns of the event loop that the next negotiation takes; 99 = longer than anybody waits. */
  turns = 1;
  refusing = false;
  private last: Promise<unknown> = Promise.resolve();

  override async hold(): Promise<void> {
    await this.negotiate(true);
  }
  override async resume(): Promise<void> {
    await this.negotiate(false);
  }
  override async answer(): Promise<void> {
    await wait(this.turns);
    if (this.over) throw new Error('over');
    this.answeredOnWire = true;
    this.happen({ kind: 'answered' });
  }
  override async transfer(): Promise<TransferOutcome> {
    await wait(this.turns + 2);
    if (this.refusing || this.over) return { kind: 'failed', problem: 'busy', sipCode: 486 };
    queueMicrotask(() => this.end('transferred'));
    return { kind: 'transferred', sipCode: 200 };
  }
  override setMuted(muted: boolean): void {
    this.muted = muted;
  }
  override hangUp(): void {
    this.end('hungUp');
  }
  override reject(): void {
    this.end('rejected');
  }
  end(cause: 'hungUp' | 'rejected' | 'transferred' | 'cancelled'): void {
    if (this.over) return;
    this.over = true;
    this.happen({ kind: 'ended', end: { by: cause === 'cancelled' ? 'remote' : 'agent', cause } });
  }

  private negotiate(held: boolean): Promise<void> {
    const { turns, refusing } = this;
    const next = this.last.then(async () => {
      await wait(turns);
      if (this.over || refusing) throw new Error('refused');
      this.wireHeld = held;
    });
    this.last = next.catch(() => {});
    return next;
  }
}

class SlowPhone extends FakePhone {
  readonly legs: SlowLeg[] = [];
  override dial(): FakeLeg {
    const leg = new SlowLeg();
    this.legs.push(leg);
    return leg;
  }
}

async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const commands = [
  'ring', 'ring', 'dial', 'consult', 'answer', 'answer', 'hold', 'resume', 'resume', 'hangUp', 'transfer', 'connect', 'conference', 'add', 'remove', 'endConference',
  'remoteAnswers', 'remoteEnds', 'remoteHolds', 'remoteResumes', 'dismiss', 'slow', 'quick', 'verySlow', 'refusing', 'willing', 'turn', 'turn',
] as const;
type Command = (typeof commands)[number];

function openWorld() {
  const changes: CallChange[] = [];
  const began = new Map<string, Call>();
  const legs = new Map<string, SlowLeg>();
  const phone = new SlowPhone();
  phone.services = { ...phone.services, consultTransfer: true };
  let id = 0;
  const faults: unknown[] = [];
  const desk = new CallDesk({
    newId: () => `call-${++id}`,
    now: () => 2_000,
    patienceMs: 8,
    onListenerError: (error) => faults.push(error),
    media: () => ({ setConference: () => {} }),
    listeners: [
      (change) => {
        changes.push(change);
        if (change.sequence === 0) began.set(change.call.id, change.call);
        check(desk.calls);
      },
    ],
  });
  desk.connect(phone);

  /** Never two conversations open that are not one conference. */
  function check(calls: readonly Call[]): void {
    const open = calls.filter(({ state }) => state.kind === 'talking' || (state.kind === 'held' && state.by === 'remote'));
    const alone = open.filter((call) => !call.inConference).length;
    const mixed = open.some((call) => call.inConference) ? 1 : 0;
    if (alone + mixed > 1) throw new Error(`open at once: ${open.map(({ id: callId, inConference }) => `${callId}${inConference ? '+' : ''}`).join()}`);
  }

  const legOf = (callId: string) => legs.get(callId) ?? phone.legs.find(({ sipCallId }) => sipCallId === desk.find(callId)?.sipCallId);
  const ignore = (promise: Promise<unknown>) => void promise.catch(() => {});

  async function run(command: Command, first: number, second: number): Promise<void> {
    const pick = (index: number) => desk.calls.at(desk.calls.length === 0 ? 0 : index % desk.calls.length);
    const call = pick(first);
    const other = pick(second);
    const leg = call && legOf(call.id);
    switch (command) {
      case 'ring': {
        if (desk.calls.filter(({ state }) => state.kind !== 'ended').length >= 5) return;
        const ringing = new SlowLeg();
        legs.set(desk.invited(ringing, anyInvite(ringing)), ringing);
        return;
      }
      case 'dial': return ignore(desk.dial('8002'));
      case 'consult': return call && ignore(desk.consult(call.id, '8003'));
      case 'answer': return call && ignore(desk.answer(call.id));
      case 'hold': return call && ignore(desk.hold(call.id));
      case 'resume': return call && ignore(desk.resume(call.id));
      case 'hangUp': return call && desk.hangUp(call.id);
      case 'transfer': return call && ignore(desk.transfer(call.id, { kind: 'number', number: '8004' }));
      case 'connect': return call && other && ignore(desk.transfer(call.id, { kind: 'call', callId: other.id }));
      case 'conference': return call && other && ignore(desk.startConference([call.id, other.id]));
      case 'add': return call && ignore(desk.addToConference(call.id));
      case 'remove': return call && ignore(desk.removeFromConference(call.id));
      case 'endConference': return desk.endConference();
      case 'remoteAnswers':
        if (leg && !leg.over && !leg.answeredOnWire && call.direction === 'outgoing') {
          leg.answeredOnWire = true;
          leg.happen({ kind: 'answered' });
        }
        return;
      case 'remoteEnds': return leg?.end(call && isConnected(call) ? 'hungUp' : 'cancelled');
      case 'remoteHolds': return leg && !leg.over ? leg.happen({ kind: 'heldByRemote' }) : undefined;
      case 'remoteResumes': return leg && !leg.over ? leg.happen({ kind: 'resumedByRemote' }) : undefined;
      case 'dismiss': return call && desk.dismiss(call.id);
      case 'slow': if (leg) leg.turns = 3; return;
      case 'quick': if (leg) leg.turns = 1; return;
      case 'verySlow': if (leg) leg.turns = 99; return;
      case 'refusing': if (leg) leg.refusing = true; return;
      case 'willing': if (leg) leg.refusing = false; return;
      case 'turn': return wait(2);
    }
  }
  return { desk, changes, began, faults, legs, phone, legOf, run };
}

/** Begins in the middle of a day: one conversation, one caller waiting. */
const opening: readonly (readonly [Command, number, number])[] = [['ring', 0, 0], ['answer', 0, 0], ['turn', 0, 0], ['ring', 0, 0]];
const anyStep = fc.tuple(fc.constantFrom(...commands), fc.nat(5), fc.nat(5));

describe('whatever is pressed, and whatever the other sides do', () => {
  test('two conversations are never open at once, no call is lost, and the wire agrees with what is shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 60 }), async (steps) => {
        const { desk, changes, began, faults, legOf, run } = openWorld();
        for (const [command, first, second] of [...opening, ...steps]) await run(command, first, second);
        await new Promise((resolve) => setTimeout(resolve, 40));
        await wait(110);
        expect(faults).toEqual([]);

        for (const call of desk.calls) {
          const leg = legOf(call.id)!;
          expect({ id: call.id, ended: call.state.kind === 'ended' }).toEqual({ id: call.id, ended: leg.over });
          expect(call.state.kind).not.toBe('answering');
          if (isConnected(call)) expect({ id: call.id, held: call.state.kind === 'held' && call.state.by !== 'remote' }).toEqual({ id: call.id, held: leg.wireHeld || leg.muted });
          expect(call.transfer).toBeNull();
        }
        const { conference } = desk;
        const mixed = desk.calls.filter((call) => call.inConference).map(({ id }) => id);
        expect(mixed).toEqual(conference?.callIds ?? []);
        if (conference) expect(conference.callIds.length).toBeGreaterThan(1);

        // What was told is the whole story of each call: its events lead to what is shown, one after the other.
        for (const [callId, first] of began) {
          const own = changes.filter(({ call }) => call.id === callId);
          expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, index) => index));
          expect(own.filter(({ event }) => event.kind === 'ended').length).toBeLessThanOrEqual(1);
          expect(own.slice(1).reduce((call, { event }) => advance(call, event), first)).toEqual(own.at(-1)!.call);
          const now = desk.find(callId);
          if (now) expect(now).toEqual(own.at(-1)!.call);
          else expect(own.at(-1)!.call.state.kind).toBe('ended');
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
    );
  }, 60_000);
});

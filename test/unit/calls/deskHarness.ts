import { CallDesk, type CallChange, type CallDeskOptions } from '../../../electron/calls/callDesk.ts';
import { anyInvite, FakeLeg, FakePhone } from '../../fakes/fakeLeg.ts';

/** A desk with a phone whose other sides are the test. */
export function openDesk(options: Partial<CallDeskOptions> = {}) {
  const changes: CallChange[] = [];
  const mixes: (readonly string[])[] = [];
  let id = 0;
  const desk = new CallDesk({
    newId: () => `call-${++id}`,
    now: () => 2_000,
    listeners: [(change) => changes.push(change)],
    onListenerError: (error) => { throw error; },
    media: () => ({ setConference: (mediaIds) => mixes.push(mediaIds) }),
    patienceMs: 60,
    ...options,
  });
  const phone = new FakePhone();
  phone.services = { ...phone.services, consultTransfer: true };
  desk.connect(phone);
  const ring = () => {
    const leg = new FakeLeg();
    return { leg, callId: desk.invited(leg, anyInvite(leg)) };
  };
  const talk = async () => {
    const call = ring();
    await desk.answer(call.callId);
    call.leg.happen({ kind: 'answered' });
    return call;
  };
  const dialled = async (start: Promise<string>, answered = true) => {
    const callId = await start;
    const { leg } = phone.dialled.at(-1)!;
    leg.happen({ kind: 'progressed', sipCode: 180 });
    if (answered) leg.happen({ kind: 'answered' });
    return { leg, callId };
  };
  const state = (callId: string) => desk.find(callId)?.state.kind;
  const kinds = (callId: string) => changes.filter(({ call }) => call.id === callId).map(({ event }) => event.kind);
  return { desk, phone, changes, mixes, ring, talk, dialled, state, kinds };
}

/** Lets everything that is due in this turn of the event loop happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise that the test settles. */
export function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

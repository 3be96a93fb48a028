import { onTestFinished } from 'vitest';
import type { Registration } from '../../../shared/calls/registration.ts';
import { provisioningSchema, type SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import type { Invite, Leg, LegEvent, Phone } from '../../../electron/calls/phone.ts';
import { builtInProfile } from '../../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone, type SipPhoneOptions } from '../../../electron/sip/sipPhone.ts';
import { phoneListener } from '../../fakes/phoneListener.ts';
import { Bob, type IncomingCall } from './bob.ts';
import { FakePeerConnections } from './fakePeerConnections.ts';
import { MemorySocket } from './memorySocket.ts';
import { secureSdp } from './sdp.ts';

export const anySettings: SeatProvisioning = provisioningSchema.parse({
  version: 1, server: 'ws://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'correct horse',
});

export interface OfferedCall {
  readonly leg: Leg;
  readonly invite: Invite;
  readonly events: LegEvent[];
}

/** Our phone, and everything it told. */
export interface Alice {
  readonly phone: Phone;
  readonly socket: MemorySocket;
  readonly bob: Bob;
  readonly media: FakePeerConnections;
  readonly registrations: Registration[];
  readonly calls: OfferedCall[];
}

/** Starts our phone on a memory socket with Bob at its other end; it is stopped after the test. */
export function startAlice(options: Partial<SipPhoneOptions> & { prepare?: (parts: { socket: MemorySocket; bob: Bob }) => void } = {}): Alice {
  const { prepare, ...phoneOptions } = options;
  const socket = new MemorySocket();
  const bob = new Bob(socket);
  const media = new FakePeerConnections('alice');
  const registrations: Registration[] = [];
  const calls: OfferedCall[] = [];
  prepare?.({ socket, bob });
  const phone = createSipPhone({
    settings: anySettings, profile: builtInProfile('generic'), peerConnections: media, openSocket: () => socket, gatheringMs: 60, mediaPatienceMs: 400,
    listener: phoneListener({
      registrationChanged: (registration) => { registrations.push(registration); },
      invited: (leg, invite) => { calls.push({ leg, invite, events: eventsOf(leg) }); },
    }),
    ...phoneOptions,
  });
  phone.start();
  onTestFinished(() => phone.stop());
  return { phone, socket, bob, media, registrations, calls };
}

/** Collects what happens on a leg. */
export function eventsOf(leg: Leg): LegEvent[] {
  const events: LegEvent[] = [];
  leg.listen((event) => { events.push(event); });
  return events;
}

/** Waits until the condition holds. */
export async function until(condition: () => boolean, what = 'the condition', withinMs = 4_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export async function registered(alice: Alice): Promise<void> {
  await until(() => alice.registrations.at(-1)?.kind === 'registered', 'the registration');
}

/** The call that rings now. */
export async function ringing(alice: Alice, count = 1): Promise<OfferedCall> {
  await until(() => alice.calls.length >= count, 'the call');
  return alice.calls[count - 1]!;
}

/** A call that rang, was answered and is talking. */
export async function talking(alice: Alice, body = secureSdp()): Promise<{ call: IncomingCall; offered: OfferedCall }> {
  await registered(alice);
  const count = alice.calls.length + 1;
  const call = alice.bob.invite({ body });
  const offered = await ringing(alice, count);
  const answered = offered.leg.answer();
  await call.acknowledge();
  await answered;
  await until(() => offered.events.some(({ kind }) => kind === 'answered'), 'the answer');
  return { call, offered };
}

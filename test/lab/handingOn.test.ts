import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Invite, Leg, LegEvent, Phone } from '../../electron/calls/phone.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakePeerConnections } from '../sip/fakes/fakePeerConnections.ts';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { busy } from './sip/answeringParty.ts';

let lab: Laboratory;

beforeAll(async () => {
  lab = await startLaboratory();
});

afterAll(async () => {
  await lab?.stop();
});

interface Seat {
  readonly phone: Phone;
  readonly invited: { readonly leg: Leg; readonly invite: Invite; readonly events: LegEvent[] }[];
}

function collect(leg: Leg): LegEvent[] {
  const events: LegEvent[] = [];
  leg.listen((event) => { events.push(event); });
  return events;
}

/** The console's own phone at the laboratory's server; signalling only. */
async function startSeat(): Promise<Seat> {
  const account = lab.accounts[0]!;
  const invited: Seat['invited'] = [];
  let registered = false;
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: lab.wsUrl, sipUri: `sip:${account.user}@${lab.domain}`, password: account.password, profile: 'kamailio-lab' }),
    profile: builtInProfile('kamailio-lab'),
    peerConnections: new FakePeerConnections('seat'),
    openSocket: (url) => new WebSocketSocket(url),
    transferMs: 3_000,
    byeGraceMs: 500,
    listener: phoneListener({
      registrationChanged: ({ kind }) => { registered = kind === 'registered'; },
      invited: (leg, invite) => { invited.push({ leg, invite, events: collect(leg) }); },
    }),
  });
  phone.start();
  onTestFinished(() => phone.stop());
  await eventually('registered', () => registered);
  return { phone, invited };
}

/** A caller in conversation with the seat. */
async function answeredCall(seat: Seat, options: Partial<Parameters<Laboratory['call']>[0]> = {}) {
  const calling = lab.call({ to: lab.accounts[0]!.user, from: '13912345678', ...options });
  await eventually('the call rings', () => seat.invited.length === 1);
  const [offered] = seat.invited;
  await offered!.leg.answer();
  const call = await calling;
  await call.untilAnswered();
  await eventually('both sides know', () => offered!.events.some(({ kind }) => kind === 'answered'));
  return { call, leg: offered!.leg, events: offered!.events };
}

const endOf = (events: readonly LegEvent[]): unknown => events.find(({ kind }) => kind === 'ended');
const transferred = { kind: 'ended', end: { by: 'agent', cause: 'transferred' } };

describe('handing calls on at a real server', () => {
  it('sends a caller blindly to a number, and lets go when that has answered', async () => {
    const party = lab.answeringParty({ number: '02112345678' });
    const seat = await startSeat();
    const { leg, events } = await answeredCall(seat);
    expect(await leg.transfer({ kind: 'number', number: '021-1234 5678' })).toEqual({ kind: 'transferred', sipCode: 200 });
    await eventually('the seat is out of it', () => endOf(events) !== undefined);
    expect(endOf(events)).toEqual(transferred);
    expect((await party.nextCall()).dialled).toBe('02112345678');
    party.close();
  });

  it('keeps the caller when the target is busy', async () => {
    const party = lab.answeringParty({ number: '02112345679', answering: busy });
    const seat = await startSeat();
    const { call, leg, events } = await answeredCall(seat);
    expect(await leg.transfer({ kind: 'number', number: '02112345679' })).toEqual({ kind: 'failed', problem: 'busy', sipCode: 486 });
    expect(endOf(events)).toBeUndefined();
    await call.hangUp();
    await eventually('the caller has hung up', () => endOf(events) !== undefined);
    expect(endOf(events)).toMatchObject({ end: { by: 'remote', cause: 'hungUp' } });
    party.close();
  });

  it.each([
    ['refuses', { kind: 'failed', problem: 'refused' }], ['keepsSilent', { kind: 'failed', problem: 'timedOut' }], ['hangsUp', { kind: 'transferred', sipCode: 202 }],
  ] as const)('knows what has become of a caller whose telephone %s', async (onRefer, outcome) => {
    const seat = await startSeat();
    const { leg, events } = await answeredCall(seat, { onRefer });
    expect(await leg.transfer({ kind: 'number', number: '02112345678' })).toMatchObject(outcome);
    if (outcome.kind === 'transferred') await eventually('the end', () => endOf(events) !== undefined);
    expect(endOf(events)).toEqual(outcome.kind === 'transferred' ? transferred : undefined);
  });

  it('brings caller and colleague together after a consultation', async () => {
    const party = lab.answeringParty({ number: '02155556666' });
    const seat = await startSeat();
    const { call, leg, events } = await answeredCall(seat);
    const consulted = seat.phone.dial('02155556666', { shownNumber: '4008001234' });
    const consultation = collect(consulted);
    await eventually('the colleague answers', () => consultation.some(({ kind }) => kind === 'answered'));
    expect(await leg.transfer({ kind: 'leg', leg: consulted })).toEqual({ kind: 'transferred', sipCode: 200 });
    await eventually('both legs end', () => endOf(events) !== undefined && endOf(consultation) !== undefined);
    expect([endOf(events), endOf(consultation)]).toEqual([transferred, transferred]);
    await eventually('the caller talks to the colleague', () => call.joinedWith !== undefined);
    party.close();
  });

  it('tells the platform the state of the agent, again and again', async () => {
    const { phone } = await startSeat();
    const state = (kind: AgentState['kind']): AgentState => ({ kind, since: 1, reason: null, next: null, wrapUpUntil: null });
    await expect(phone.publish(state('busy'))).resolves.toBeUndefined();
    await expect(phone.publish(state('idle'))).resolves.toBeUndefined();
  });
});

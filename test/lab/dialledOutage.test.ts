import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { LegEvent, Phone } from '../../electron/calls/phone.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakePeerConnections } from '../sip/fakes/fakePeerConnections.ts';
import { eventually } from './eventually.ts';
import { startLaboratory, type Laboratory } from './laboratory.ts';
import { openCuttableLink, type CuttableLink } from './network/cuttableLink.ts';
import type { Answering, AnsweringParty, ReceivedCall } from './sip/answeringParty.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await startLaboratory();
});
afterAll(() => lab?.stop());

const number = '13800138000';

interface Rung {
  readonly link: CuttableLink;
  readonly events: LegEvent[];
  readonly party: AnsweringParty;
  readonly received: ReceivedCall;
}

/** The console has dialled, and the callee's telephone rings. */
async function ringing(answering: Answering): Promise<Rung> {
  const link = await openCuttableLink(lab.wsUrl);
  const { user, password } = lab.accounts[0]!;
  let registration = '';
  const phone: Phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: link.url, sipUri: `sip:${user}@${lab.domain}`, password, profile: 'kamailio-lab' }),
    profile: builtInProfile('kamailio-lab'),
    peerConnections: new FakePeerConnections('lab'),
    openSocket: (url) => new WebSocketSocket(url),
    listener: phoneListener({ registrationChanged: ({ kind }) => { registration = kind; } }),
  });
  phone.start();
  const party = lab.answeringParty({ number, answering });
  onTestFinished(async () => {
    party.close();
    await phone.stop();
    await link.close();
  });
  await eventually('registered', () => registration === 'registered');
  const events: LegEvent[] = [];
  phone.dial(number).listen((event) => { events.push(event); });
  const received = await party.nextCall();
  await eventually('it rings', () => events.some(({ kind }) => kind === 'progressed'));
  return { link, events, party, received };
}

it('a telephone that rings for a call whose connection broke is told to stop over the next one', async () => {
  const { link, events, party, received } = await ringing({ kind: 'ringsForever' });
  link.cut();
  await eventually('the call is over at the seat', () => events.at(-1)?.kind === 'ended');
  expect([events.at(-1), received.call.state]).toEqual([{ kind: 'ended', end: { by: 'network', cause: 'cutOff' } }, 'ringing']);
  link.mend();
  expect(await received.call.ended).toMatchObject({ by: 'cancelled' });
  expect(party.calls).toHaveLength(1);
});

it('a callee who answered while the connection was broken does not sit in a silent call', async () => {
  let answer = (): void => {};
  const { link, party, received } = await ringing({ kind: 'answers', once: new Promise<void>((resolve) => { answer = resolve; }) });
  link.cut();
  answer();
  await received.call.untilAnswered();
  link.mend();
  expect(await received.call.ended).toMatchObject({ by: 'them' });
  expect(party.calls).toHaveLength(1);
});

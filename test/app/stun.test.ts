import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { openSipTap, type SipTap } from '../lab/network/sipTap.ts';
import { startStunServer, type StunServer } from '../lab/stunServer.ts';
import { callSeat, serviceNumber } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

/** Loopback like everything here, and none of the machine's own addresses. */
const seenFrom = '127.0.0.77';
const agentHz = 700;

let lab: Laboratory;
let stun: StunServer;
let tap: SipTap;
let app: ConsoleApp;

beforeAll(async () => {
  [lab, stun] = await Promise.all([startLaboratory({ hunting: { [serviceNumber]: ['8001'] } }), startStunServer(seenFrom)]);
  tap = await openSipTap(lab.wsUrl);
  app = await launchConsole({ lab, provision: { server: tap.url, iceServers: [stun.iceServer] } });
});
afterAll(async () => {
  await app?.close();
  await Promise.all([tap?.close(), stun?.close(), lab?.stop()]);
});

/** Candidates of a description, `type address` of each (RFC 8839 §5.1). */
const candidates = (message: string) => [...message.matchAll(/^a=candidate:\S+ \d+ \S+ \d+ (\S+) \d+ typ (\w+)/gim)].map(([, address, type]) => `${type} ${address}`);
const first = (begins: RegExp) => eventually(`a message ${begins}`, () => tap.sent().find((message) => begins.test(message) && /^a=candidate:/m.test(message)));

it('a seat with a STUN server answers with the address that the server sees it from, beside its own', async () => {
  const trunk = await callSeat(lab);
  const { calls } = await app.until('the call rings', (state) => state.calls.some(({ call }) => call.state.kind === 'ringing'));
  await app.inMain(({ program }, id) => program.host.open.desk.answer(id), calls[0]!.call.id);
  await trunk.untilAnswered();
  const answer = candidates(await first(/^SIP\/2\.0 200 [\s\S]*^CSeq: \d+ INVITE/im));
  expect(answer).toContain(`srflx ${seenFrom}`);
  expect(answer.some((candidate) => candidate.startsWith('host '))).toBe(true);
  expect(stun.answered()).toBeGreaterThan(0);
  await eventually('the caller hears the agent', () => trunk.receivedTone(agentHz));
  await trunk.hangUp();
});

it('and offers it when it dials', async () => {
  const number = '02112345678';
  const party = lab.answeringParty({ number });
  await app.inConsole(`window.console400.command('call:dial', ${JSON.stringify({ number })})`);
  await party.nextCall();
  expect(candidates(await first(/^INVITE /))).toContain(`srflx ${seenFrom}`);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toneShare } from '../lab/audio.ts';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { startBaresip } from '../lab/otherPhones/baresip.ts';
import { startLinphone } from '../lab/otherPhones/linphone.ts';
import { freeUdpPort, otherPhoneHz, otherPhoneNumber, type OtherPhone, type OtherPhoneOptions } from '../lab/otherPhones/otherPhone.ts';
import { callSeat, serviceNumber } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { finishedRecording, secondsOfTone, untilKept } from './listening.ts';
import { agentHz } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let folder: string;
let trunkPort: number;
let lab: Laboratory;
let app: ConsoleApp;
const phones: OtherPhone[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'other-phones-'));
  trunkPort = await freeUdpPort();
  lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001'] }, trunkPort });
  app = await launchConsole({ lab });
  // Other makers' telephones dial once: the platform knows by then that the seat is free.
  await (await callSeat(lab)).cancel();
  await app.until('it is quiet again', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
});
afterEach(async ({ task }) => {
  for (const phone of phones.splice(0)) {
    if (task.result?.state === 'fail') process.stderr.write(`${phone.name} said:\n${phone.log().slice(-4_000)}\n`);
    await phone.stop();
  }
  await app.inMain(async ({ program }) => {
    const { desk, commands } = program.host.open;
    for (const call of desk.calls) desk.hangUp(call.id);
    for (const call of desk.calls) await commands['call:dismiss']({ callId: call.id }, 'console');
  });
});
afterAll(async () => {
  await app?.close();
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(open: (options: OtherPhoneOptions) => Promise<OtherPhone>): Promise<OtherPhone> {
  const phone = await open({ folder: await mkdtemp(path.join(folder, 'phone-')), port: trunkPort, serverPort: lab.sipUdp.port });
  phones.push(phone);
  return phone;
}

/** Most of some half second of what was heard is this tone. */
function heardTone({ samples, sampleRate }: Awaited<ReturnType<OtherPhone['heard']>>, toneHz: number): boolean {
  const length = sampleRate / 2;
  for (let from = 0; from + length <= samples.length; from += length) if (toneShare(samples.subarray(from, from + length), toneHz, sampleRate) > 0.5) return true;
  return false;
}

/** Waits until the media relay forwards packets of both ends. */
async function soundFlows(callId: string): Promise<void> {
  const sipCallId = (await app.state()).calls.find(({ call }) => call.id === callId)!.call.sipCallId;
  const packets = async (): Promise<readonly number[]> => {
    const counters = await lab.rtpengine.query(sipCallId);
    return counters.kind === 'found' ? counters.legs.map((leg) => leg.packets) : [];
  };
  const before = await packets();
  await eventually('the relay forwards packets of both ends', async () => {
    const now = await packets();
    return now.length >= 2 && now.every((count, leg) => count > (before[leg] ?? 0) + 20);
  });
}

const command = (name: string, argument: object) => app.inConsole<{ ok: boolean }>(`window.console400.command(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);

describe.each(['callAndHangUp', 'lateOffer'] as const)('a call from sipp (%s)', (scenario) => {
  it('rings, is answered and goes through every step as sipp expects it', async () => {
    const run = await lab.sipp({ scenario, to: serviceNumber, domain: lab.domain, pauseMs: 1_000 });
    const ringing = await app.until('the call rings', ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));
    const { id: callId } = ringing.calls.find(({ call }) => call.state.kind === 'ringing')!.call;
    await command('call:answer', { callId });
    expect(await run.exited).toMatchObject({ passed: true });
    await app.until('the call ends', ({ calls }) => calls.some(({ call }) => call.id === callId && call.state.kind === 'ended'));
  });
});

describe.each([['baresip', startBaresip], ['linphone', startLinphone]] as const)("a call with %s, another maker's telephone", (_name, open) => {
  it('rings, is answered, is held from both sides, carries both voices and is ended by the caller', async () => {
    const phone = await start(open);
    await phone.dial(serviceNumber, { port: lab.sipUdp.port, domain: lab.domain });
    const ringing = await app.until('the call rings', ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));
    const callId = ringing.calls.find(({ call }) => call.state.kind === 'ringing')!.call.id;
    const becomes = (what: string, holds: (state: string, by?: string) => boolean) =>
      app.until(what, ({ calls }) => calls.some(({ call }) => call.id === callId && holds(call.state.kind, call.state.kind === 'held' ? call.state.by : undefined)));
    await command('call:answer', { callId });
    await phone.untilTalking();
    await becomes('both talk', (state) => state === 'talking');
    await sleep(1_500);
    await command('call:hold', { callId });
    await becomes('we hold', (state, by) => state === 'held' && by === 'agent');
    await command('call:resume', { callId });
    await becomes('both talk again', (state) => state === 'talking');
    await sleep(1_500);
    await phone.hold();
    await becomes('the other side holds', (state, by) => state === 'held' && by === 'remote');
    await phone.resume();
    await becomes('both talk once more', (state) => state === 'talking');
    await soundFlows(callId);
    await untilKept(app, callId, 'both voices', ({ caller, agent }) => secondsOfTone(caller, otherPhoneHz) > 1 && secondsOfTone(agent, agentHz) > 1);
    await phone.hangUp();
    const ended = await becomes('the call ends', (state) => state === 'ended');
    expect(ended.calls.find(({ call }) => call.id === callId)?.call.state).toMatchObject({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    const recording = await finishedRecording(app, callId);
    expect(secondsOfTone(recording.caller, otherPhoneHz)).toBeGreaterThan(1);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(1);
    expect(heardTone(await phone.heard(), agentHz)).toBe(true);
  });

  it('can be dialled, carries both voices and is ended by the agent', async () => {
    const phone = await start(open);
    await command('call:dial', { number: otherPhoneNumber });
    await phone.untilRinging();
    await phone.answer();
    await phone.untilTalking();
    const talking = await app.until('both talk', ({ calls }) => calls.some(({ call }) => call.direction === 'outgoing' && call.state.kind === 'talking'));
    const callId = talking.calls.find(({ call }) => call.state.kind === 'talking')!.call.id;
    await untilKept(app, callId, 'the voice of the other side', ({ caller }) => secondsOfTone(caller, otherPhoneHz) > 1);
    await command('call:sendDtmf', { callId, digits: '12#' });
    await sleep(1_000);
    await command('call:hangUp', { callId });
    await phone.untilEnded();
    const recording = await finishedRecording(app, callId);
    expect(secondsOfTone(recording.caller, otherPhoneHz)).toBeGreaterThan(1);
    expect(heardTone(await phone.heard(), agentHz)).toBe(true);
  });
});

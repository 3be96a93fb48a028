import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { startCoturn, type Coturn } from '../lab/processes/coturn.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { callSeat } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

const [callerHz, agentHz] = [440, 700];

let lab: Laboratory;
let turn: Coturn;
let app: ConsoleApp;

beforeAll(async () => {
  [lab, turn] = await Promise.all([startLaboratory({ hunting: { 4008001234: ['8001'] } }), startCoturn()]);
  app = await launchConsole({ lab, provision: { iceServers: [turn.iceServer], iceTransportPolicy: 'relay' } });
});
afterAll(async () => {
  await app?.close();
  await Promise.all([lab?.stop(), turn?.stop()]);
});

async function talk(): Promise<TrunkCall> {
  const trunk = await callSeat(lab, { toneHz: callerHz });
  const { calls } = await app.until('a call rings', (state) => state.calls.some(({ call }) => call.state.kind === 'ringing'));
  const { call } = calls.find((view) => view.call.state.kind === 'ringing')!;
  await app.inMain(({ program }, id) => program.host.open.desk.answer(id), call.id);
  await trunk.untilAnswered();
  await eventually('the caller hears the agent', () => trunk.receivedTone(agentHz));
  return trunk;
}

/** Port from which the console's media reach the platform. */
async function mediaPort(call: TrunkCall): Promise<number> {
  const counters = await lab.rtpengine.query(call.callId);
  return counters.kind === 'found' ? counters.legs.find(({ protocol }) => protocol.includes('TLS'))!.remotePort : 0;
}

describe('a seat that may use the relay only', () => {
  it('talks through it, and through nothing else', async () => {
    const trunk = await talk();
    const port = await mediaPort(trunk);
    expect(port).toBeGreaterThanOrEqual(turn.relayPorts.first);
    expect(port).toBeLessThanOrEqual(turn.relayPorts.last);
    await trunk.hangUp();
  });

  it('takes a running call to a new path when the network changes, before anything ends it', async () => {
    const trunk = await talk();
    const before = await mediaPort(trunk);
    await app.inMain(({ program }) => program.host.current?.networkChanged());
    await eventually('the media come from elsewhere', async () => {
      const port = await mediaPort(trunk);
      return port !== 0 && port !== before;
    });
    const heard = trunk.audio.packets();
    await eventually('the caller hears the agent again', () => trunk.audio.packets() > heard + 50 && trunk.receivedTone(agentHz));
    const { calls, registration } = await app.state();
    expect(calls.at(-1)!.call.state.kind).toBe('talking');
    expect(registration.kind).toBe('registered');
    await trunk.hangUp();
    await app.until('the call is over', (state) => state.calls.every(({ call }) => call.state.kind === 'ended'));
  });
});

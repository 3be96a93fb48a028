import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Leg, LegEvent } from '../../../electron/calls/phone.ts';
import type { builtInProfile } from '../../../electron/sip/profiles/builtInProfiles.ts';
import type { createSipPhone } from '../../../electron/sip/sipPhone.ts';
import type { WebSocketSocket } from '../../../electron/sip/webSocketSocket.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { phoneListener } from '../../fakes/phoneListener.ts';
import { FakePeerConnections } from '../../sip/fakes/fakePeerConnections.ts';
import { eventually } from '../eventually.ts';
import type { Laboratory } from '../laboratory.ts';

/** JsSIP needs its environment before it is imported, so its users are handed in. */
export interface FloodParts {
  readonly createSipPhone: typeof createSipPhone;
  readonly builtInProfile: typeof builtInProfile;
  readonly WebSocketSocket: typeof WebSocketSocket;
}

export interface FloodResult {
  readonly sent: number;
  /** Messages that the guard refused or dropped. */
  readonly stopped: number;
  readonly exceptions: number;
  /** The longest time that the phone's thread did not come round, without and under the flood, in milliseconds. */
  readonly calmLagMs: number;
  readonly maxLagMs: number;
  /** 99 of 100 rounds were no later than this. */
  readonly p99LagMs: number;
  /** The most processor time that the thread used between two looks 5 ms apart: what of the lag is the phone's own doing. */
  readonly maxBusyMs: number;
  /** Share of one core that the phone's process used under the flood. */
  readonly cpu: number;
  /** Calls that the flood made ring. */
  readonly rang: number;
  /** The registration was never anything but registered. */
  readonly staysRegistered: boolean;
  /** Hold and resume through the real server that worked during the flood, and how many were tried. */
  readonly held: number;
  readonly tried: number;
  /** The caller's BYE after the flood ended the call, and nothing before it did. */
  readonly callAlive: boolean;
}

/** A call through the laboratory during which the phone's server sends malformed messages. */
export async function floodPhone(lab: Laboratory, parts: FloodParts, { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }): Promise<FloodResult> {
  const flooder = spawn(process.execPath, [path.join(import.meta.dirname, 'floodProgram.ts'), lab.wsUrl], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = createInterface({ input: flooder.stdout })[Symbol.asyncIterator]();
  const { user, password } = lab.accounts[0]!;
  const kinds: string[] = [];
  const legs: { readonly leg: Leg; readonly events: LegEvent[] }[] = [];
  const url = (await said.next()).value as string;
  const phone = parts.createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: url, sipUri: `sip:${user}@${lab.domain}`, password, profile: 'kamailio-lab' }),
    profile: parts.builtInProfile('kamailio-lab'),
    peerConnections: new FakePeerConnections('flood'),
    openSocket: (address) => new parts.WebSocketSocket(address),
    listener: phoneListener({
      registrationChanged: ({ kind }) => { kinds.push(kind); },
      invited: (leg) => {
        const events: LegEvent[] = [];
        leg.listen((event) => { events.push(event); });
        legs.push({ leg, events });
      },
    }),
  });
  try {
    phone.start();
    await eventually('registered', () => kinds.at(-1) === 'registered');
    const call = await lab.call({ to: user });
    await eventually('it rings', () => legs.length === 1);
    const { leg, events } = legs[0]!;
    await leg.answer();
    await call.untilAnswered();
    const loop = monitorEventLoopDelay({ resolution: 1 });
    const lag = (): number => Math.max(0, loop.max / 1e6 - 1);
    loop.enable();
    await delay(1_500);
    const calmLagMs = lag();
    loop.reset();
    const busy = watchBusyTime();
    const before = { cpu: process.cpuUsage(), at: performance.now(), kinds: kinds.length };
    flooder.stdin.write(`flood ${perSecond} ${leg.sipCallId}\n`);
    let held = 0;
    let tried = 0;
    while (performance.now() - before.at < seconds * 1_000) {
      await delay(400);
      tried += 1;
      await leg.hold();
      if (await eventually('the caller is held', () => call.heldByOther, 5_000).then(() => true, () => false)) held += 1;
      await leg.resume();
    }
    const used = process.cpuUsage(before.cpu);
    const cpu = (used.user + used.system) / 1_000 / (performance.now() - before.at);
    flooder.stdin.write('stop\n');
    const sent = Number((await said.next()).value);
    const maxLagMs = lag();
    const maxBusyMs = busy();
    const p99LagMs = Math.max(0, loop.percentile(99) / 1e6 - 1);
    loop.disable();
    const endedBefore = events.some(({ kind }) => kind === 'ended');
    await call.hangUp();
    await eventually('the call is over', () => events.at(-1)?.kind === 'ended');
    const last = events.at(-1)!;
    const dropped = phone.dropped as typeof phone.dropped & { readonly flooded: number };
    return {
      sent, calmLagMs, maxLagMs, p99LagMs, maxBusyMs, cpu, held, tried,
      stopped: dropped.unparsable + dropped.oversized + dropped.flooded,
      exceptions: dropped.exceptions,
      rang: legs.length - 1,
      staysRegistered: kinds.slice(before.kinds).every((kind) => kind === 'registered'),
      callAlive: !endedBefore && last.kind === 'ended' && last.end.by === 'remote' && last.end.cause === 'hungUp',
    };
  } finally {
    await phone.stop();
    flooder.stdin.end();
  }
}

/** Returns what ends the watch and tells the most milliseconds of processor time between two looks. */
function watchBusyTime(): () => number {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let last = used();
  let most = 0;
  const timer = setInterval(() => {
    const now = used();
    most = Math.max(most, now - last);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return most;
  };
}

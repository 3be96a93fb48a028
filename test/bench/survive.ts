/**
 * `survive`: the media window is killed in the middle of a conversation; until the caller's voice reaches the seat again
 * and the agent's voice reaches the caller again, whichever is later.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../lab/eventually.ts';
import { preciseNow } from '../lab/media/receivedAudio.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { seededRandom } from './fixtures/random.ts';
import { answer, finish, ring, tones, type RingingCall } from './live/benchCall.ts';
import { machineLoad, percentile, rounded, spread } from './live/figures.ts';
import { firstRtpAfter, watchFirstRtp } from './live/rtpWatch.ts';
import { openSeatUnderTest, type SeatUnderTest } from './live/seatUnderTest.ts';

const killsPerCall = 5;
/** The caller's stream has a packet every 20 ms: a longer silence is the interruption. */
const gapMs = 60;
const patienceMs = 5_000;

interface Survival {
  readonly survived: boolean;
  /** Milliseconds from the kill until the agent hears, and until the caller hears. */
  readonly heardMs: number;
  readonly spokenMs: number;
}

/** Ends the process of the media window at work, which is the oldest. @returns when, epoch milliseconds */
function killMediaWindow({ app }: SeatUnderTest): Promise<number> {
  return app.inMain(({ electron }) => {
    const [active] = electron.BrowserWindow.getAllWindows().filter((window) => window.webContents.getURL().includes('/media/media.html')).sort((a, b) => a.id - b.id);
    if (!active) throw new Error('There is no media window');
    const at = performance.timeOrigin + performance.now();
    active.webContents.forcefullyCrashRenderer();
    return at;
  });
}

/** When packets came again after the interruption that began at `since`; undefined while it lasts. */
function resumedAt(call: TrunkCall, since: number): number | undefined {
  const arrivals = call.audio.arrivals().filter((at) => at > since - gapMs);
  for (let index = 1; index < arrivals.length; index += 1) {
    const [before, after] = [arrivals[index - 1] ?? 0, arrivals[index] ?? 0];
    if (after > since && after - before > gapMs) return after;
  }
  return undefined;
}

async function killOnce(seat: SeatUnderTest, { call, callId }: RingingCall): Promise<Survival> {
  await seat.app.inMain(({ program }) => program.media.ready());
  const at = await killMediaWindow(seat);
  const heardAt = await firstRtpAfter(seat.app, at, patienceMs);
  const spokenAt = await eventually('the caller hears packets again', () => resumedAt(call, at), patienceMs).catch(() => undefined);
  // Packets alone may be noise: the tones tell that it is the other's voice.
  const toneBack = await eventually('the caller hears the tone again', () => preciseNow() > at + 700 && call.receivedTone(tones.agent), patienceMs).catch(() => false);
  const state = await seat.app.state();
  const goesOn = call.state === 'talking' && state.calls.find((view) => view.call.id === callId)?.call.state.kind === 'talking';
  return { survived: goesOn && toneBack && heardAt !== undefined && spokenAt !== undefined, heardMs: (heardAt ?? Infinity) - at, spokenMs: (spokenAt ?? Infinity) - at };
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const total = quick ? 6 : 40;
  const random = seededRandom(419);
  console.log(machineLoad());
  const seat = await openSeatUnderTest({ microphone: { toneHz: tones.agent } });
  try {
    await watchFirstRtp(seat.app);
    const kills: Survival[] = [];
    while (kills.length < total) {
      const ringing = await ring(seat, phoneKey(random));
      await delay(300);
      const answeredAt = await answer(seat, ringing.callId);
      await firstRtpAfter(seat.app, answeredAt);
      await eventually('the caller hears the agent', () => ringing.call.receivedTone(tones.agent));
      for (let kill = 0; kill < killsPerCall && kills.length < total; kill += 1) {
        kills.push(await killOnce(seat, ringing));
        if (!kills.at(-1)?.survived) break;
        await delay(random.below(40));
      }
      await finish(seat, ringing);
    }
    const survivors = kills.filter(({ survived }) => survived);
    const both = survivors.map(({ heardMs, spokenMs }) => Math.max(heardMs, spokenMs));
    console.log(`audio both ways again   ${spread(both)}; ${machineLoad()}`);
    console.log(`  agent hears again     ${spread(survivors.map(({ heardMs }) => heardMs))}`);
    console.log(`  caller hears again    ${spread(survivors.map(({ spokenMs }) => spokenMs))}`);
    console.log(`survived                ${survivors.length} of ${total}`);
    return { p50Ms: rounded(percentile(both, 0.5)), p95Ms: rounded(percentile(both, 0.95)), maxMs: rounded(Math.max(...both)), survived: survivors.length, total };
  } finally {
    await seat.close();
  }
}

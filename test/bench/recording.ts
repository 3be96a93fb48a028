/**
 * `recording`: processor time of all processes of the console in a recorded call over the same call unrecorded, the whole
 * way of the pieces (media window, main, store, disk). The peer, in turn with both in the same run: a bare MediaRecorder on
 * the call's two voices, its pieces thrown away. A point is a hundredth of one core.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../lab/eventually.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { seededRandom } from './fixtures/random.ts';
import { machineLoad, rounded } from './live/figures.ts';
import { connect, disconnect } from './live/inspectedCall.ts';
import { openInspectedSeat, type InspectedSeat } from './live/inspectedSeat.ts';
import { timeBetween, timeOfTree } from './live/processTime.ts';
import { prepareRawRecorder, type RawRecorder } from './live/rawRecorder.ts';

type Way = 'unrecorded' | 'recorded' | 'raw';

/** Each order once: whatever goes up or down over the run, or is left by the call before, meets all three alike. */
const orders: readonly (readonly Way[])[] = [
  ['unrecorded', 'recorded', 'raw'], ['raw', 'recorded', 'unrecorded'], ['recorded', 'unrecorded', 'raw'],
  ['raw', 'unrecorded', 'recorded'], ['unrecorded', 'raw', 'recorded'], ['recorded', 'raw', 'unrecorded'],
];
/** What a call costs at its beginning (handshake, first paint) is over by then. */
const settleMs = 1_500;

/** Hundredths of a core by kind of process. */
type Points = ReadonlyMap<string, number>;

const total = (points: Points): number => [...points.values()].reduce((sum, one) => sum + one, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** What the console's processes use from now on for so long. */
async function measure({ app }: InspectedSeat, windowMs: number): Promise<Points> {
  const pages = new Map(await app.inMain(({ electron }) =>
    electron.webContents.getAllWebContents().map((contents) => [contents.getOSProcessId(), /\w+(?=\.html)/.exec(contents.getURL())?.[0] ?? 'page'] as const)));
  const [from, before] = [performance.now(), timeOfTree(app.pid, pages)];
  await delay(windowMs);
  const [after, seconds] = [timeOfTree(app.pid, pages), (performance.now() - from) / 1_000];
  return new Map([...timeBetween(before, after)].map(([kind, spent]) => [kind, (spent / seconds) * 100]));
}

/** One call, measured in its middle. Rejects when it was recorded otherwise than asked. */
async function callOnce(seat: InspectedSeat, raw: RawRecorder, way: Way, from: string, windowMs: number): Promise<Points> {
  const { app, lab } = seat;
  await seat.change({ recordCalls: way === 'recorded' });
  const talking = await connect(app, lab, from);
  if (way === 'raw') await eventually('both voices can be recorded', () => raw.start().then(() => true, () => false));
  await delay(settleMs);
  const points = await measure(seat, windowMs);
  const rawBytes = await raw.stop();
  await disconnect(app, talking);
  const kept = await eventually('the recording is complete', async () => {
    const found = await app.inMain(({ program }, callId) => program.host.open.queries['recording:get']({ callId }), talking.callId);
    return way !== 'recorded' || found?.state === 'complete' ? { recording: found } : undefined;
  });
  const keptMs = kept.recording?.durationMs ?? 0;
  if (way === 'recorded' ? keptMs < windowMs : kept.recording !== null) throw new Error(`${way}: the console kept ${keptMs} ms`);
  // A silent stereo Opus stream has some 200 bytes a second.
  if (way === 'raw' ? rawBytes < windowMs : rawBytes > 0) throw new Error(`${way}: the bare MediaRecorder gave ${rawBytes} bytes`);
  console.log(`${way.padEnd(10)} ${total(points).toFixed(1).padStart(6)} points: ${describe(points)}${way === 'recorded' ? `; kept ${keptMs} ms, ${kept.recording?.byteLength} bytes` : ''}${way === 'raw' ? `; ${rawBytes} bytes` : ''}`);
  return points;
}

function describe(points: Points): string {
  return [...points].filter(([, value]) => Math.abs(value) >= 0.05).map(([kind, value]) => `${kind} ${value.toFixed(1)}`).join('  ');
}

/** Median of what the one way takes over the other in the same round, by kind of process. */
function differences(rounds: readonly Record<Way, Points>[], way: Way): Points {
  const kinds = new Set(rounds.flatMap((round) => [...round[way].keys(), ...round.unrecorded.keys()]));
  return new Map([...kinds].map((kind) => [kind, median(rounds.map((round) => (round[way].get(kind) ?? 0) - (round.unrecorded.get(kind) ?? 0)))]));
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const [rounds, windowMs] = quick ? [orders.slice(0, 2), 3_000] : [orders, 8_000];
  const random = seededRandom(431);
  console.log(machineLoad());
  const seat = await openInspectedSeat();
  try {
    // Sound processing takes a steady tone for noise, and an encoder has little to do on silence.
    await seat.change({ wrapUpSeconds: 0, echoCancellation: false, noiseSuppression: 'off', autoGainControl: false });
    const raw = await prepareRawRecorder(seat.app);
    const measured: Record<Way, Points>[] = [];
    for (const order of rounds) {
      const round: Partial<Record<Way, Points>> = {};
      for (const way of order) round[way] = await callOnce(seat, raw, way, phoneKey(random), windowMs);
      measured.push(round as Record<Way, Points>);
    }
    const over = (way: Way) => median(measured.map((round) => total(round[way]) - total(round.unrecorded)));
    for (const way of ['recorded', 'raw'] as const) {
      const each = measured.map((round) => (total(round[way]) - total(round.unrecorded)).toFixed(1)).join(' ');
      console.log(`${way} over unrecorded: ${over(way).toFixed(1)} points (rounds: ${each}): ${describe(differences(measured, way))}`);
    }
    const callPoints = median(measured.map((round) => total(round.unrecorded)));
    console.log(`the call itself: ${callPoints.toFixed(1)} points; ${machineLoad()}`);
    return { points: rounded(over('recorded')), peerPoints: rounded(over('raw')), callPoints: rounded(callPoints), rounds: measured.length };
  } finally {
    await seat.close();
  }
}

/**
 * `pop`: from the last byte of an INVITE at the console's socket until the complete card is painted (number, area, 400
 * number, IVR path, customer, routing status), in real Electron, through a real Kamailio, on a million calls. The peer, in
 * the same run: finding the caller with `LIKE` and opening a window when it rings.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { ConsoleApp } from '../app/consoleApp.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { seededRandom, type Random } from './fixtures/random.ts';
import { queues } from './fixtures/words.ts';
import { knownNumbers, likePeer } from './live/likePeer.ts';
import { machineLoad, percentile, rounded, spread } from './live/figures.ts';
import { expectPaint, watchPaints, type Painted } from './live/paintWatch.ts';
import { watchPixels } from './live/pixelProbe.ts';
import { popOnDemand } from './live/popOnDemand.ts';
import { startScreen, type Area, type Screen } from './live/screen.ts';
import { benchServiceNumber, openSeatUnderTest, type SeatUnderTest } from './live/seatUnderTest.ts';

interface Sizes { readonly calls: number; readonly customers: number; readonly rings: number; readonly peers: number }

const full: Sizes = { calls: 1_000_000, customers: 200_000, rings: 200, peers: 20 };
const quickly: Sizes = { calls: 20_000, customers: 5_000, rings: 30, peers: 6 };

/** Milliseconds after the card's report in which the screen must have caught up with it. */
const settleMs = 60;
/** rtpengine keeps a call's ports for half a minute after its end, and a laboratory has ports for 47 calls. */
const leastBetweenMs = 800;
const ivrPath = '1:售后>2:维修>3:空调';

interface Ring extends Painted {
  /** When the INVITE left the caller, epoch milliseconds: Kamailio's share is in it. */
  readonly sentAt: number;
  readonly known: boolean;
  /** Changes of the pop's pixels on the screen. */
  readonly pixelChanges: readonly number[];
}

interface RingOptions {
  readonly number: string;
  readonly known: boolean;
  readonly screen?: Screen;
}

/** Rings once, waits for the whole card, and gives up the call. @throws when something on the card is missing */
async function ringOnce({ lab, app }: SeatUnderTest, random: Random, { number, known, screen }: RingOptions): Promise<Ring> {
  const painted = await expectPaint(app);
  const probe = screen && watchPixels(screen, await popArea(app));
  const call = await lab.call({
    to: benchServiceNumber, from: number, toneHz: null,
    headers: { 'X-DID': benchServiceNumber, 'X-IVR-Path': ivrPath, 'X-Queue': random.pick(queues), 'X-Queue-Wait': String(5 + random.below(90)), 'X-Route-Rule': '工作日 9-18' },
  });
  let pixelChanges: readonly number[] = [];
  let found: Painted;
  try {
    found = await painted().catch((error: unknown) => {
      throw new Error(`The caller heard ${call.received.map(({ start }) => (start.kind === 'response' ? start.status : start.method)).join(' ') || 'nothing'}`, { cause: error });
    });
    await delay(settleMs);
  } finally {
    pixelChanges = (await probe?.stop()) ?? [];
  }
  await call.cancel();
  await app.inMain(async ({ program }) => {
    while (program.publisher.current.calls.length > 0 || program.windows.pop.window.isVisible()) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  checkCard(found, known);
  return { ...found, sentAt: call.times.calling ?? 0, known, pixelChanges };
}

/** Without its uppermost rows: on a screen without a window manager the console's corner may lie over them. */
async function popArea(app: ConsoleApp): Promise<Area> {
  const { x, y, width, height } = await app.inMain(({ program }) => program.windows.pop.window.getBounds());
  return { x, y: y + 32, width, height: height - 32 };
}

/** The report says that the card is complete: every part of it must say so too. */
function checkCard({ card }: Painted, known: boolean): void {
  const problems = ['pop-number', 'pop-area', 'pop-service-number', 'pop-ivr', 'pop-customer', 'pop-routing'].filter((part) => (card[part] ?? '').trim() === '');
  if (card['pop-ivr'] !== '1 售后 › 2 维修 › 3 空调') problems.push('pop-ivr');
  if (!card['pop-service-number']?.includes('400-820-1234')) problems.push('pop-service-number');
  if (known === card['pop-customer']?.includes('新客户')) problems.push('pop-customer');
  if (problems.length > 0) throw new Error(`The card is called complete but ${problems.join(', ')} is not: ${JSON.stringify(card)}`);
}

async function measure(screen: Screen, sizes: Sizes): Promise<Record<string, number>> {
  const random = seededRandom(417);
  console.log(`seat on ${sizes.calls} calls and ${sizes.customers} customers; ${machineLoad()}`);
  const seat = await openSeatUnderTest({ past: sizes });
  try {
    const known = knownNumbers(seat.databaseFile, sizes.rings);
    await watchPaints(seat.app);
    const rings: Ring[] = [];
    for (let index = 0; index < sizes.rings; index += 1) {
      const next = pace(random);
      const isKnown = index % 2 === 0;
      rings.push(await ringOnce(seat, random, { number: (isKnown ? known[index] : undefined) ?? phoneKey(random), known: isKnown, screen }));
      await next;
    }
    const load = machineLoad();
    const complete = rings.map(({ completeMs }) => completeMs);
    const first = rings.map(({ firstMs }) => firstMs);
    console.log(`card complete   ${spread(complete)}; ${load}`);
    console.log(`  known caller  ${spread(rings.filter((ring) => ring.known).map(({ completeMs }) => completeMs))}`);
    console.log(`  new caller    ${spread(rings.filter((ring) => !ring.known).map(({ completeMs }) => completeMs))}`);
    console.log(`number and area ${spread(first)}`);
    console.log(`first ring      ${rings[0]?.firstMs.toFixed(1)} ms, complete ${rings[0]?.completeMs.toFixed(1)} ms`);
    console.log(`from the caller ${spread(rings.map(({ sentAt, receivedAt, completeMs }) => receivedAt - sentAt + completeMs))} with Kamailio`);
    const pixels = pixelTimes(rings);
    console.log(`pixels on screen ${spread(pixels.settled)} after the INVITE; ${pixels.late} of ${pixels.settled.length} later than the page said, by at most ${pixels.latestMs.toFixed(1)} ms`);

    const peer = await measurePeer(seat, random, known, sizes.peers);
    const ratio = percentile(peer.total, 0.5) / percentile(complete, 0.5);
    console.log(`peer: LIKE      ${spread(peer.like)}`);
    console.log(`peer: window    ${spread(peer.window)}`);
    console.log(`peer: both      ${spread(peer.total)}: ${ratio.toFixed(1)} × slower`);
    return {
      p50Ms: rounded(percentile(complete, 0.5)), p99Ms: rounded(percentile(complete, 0.99)), firstP50Ms: rounded(percentile(first, 0.5)),
      maxMs: rounded(Math.max(...complete)), firstRingMs: rounded(complete[0] ?? Number.NaN), pixelP50Ms: rounded(percentile(pixels.settled, 0.5)), pixelP99Ms: rounded(percentile(pixels.settled, 0.99)),
      peerP50Ms: rounded(percentile(peer.total, 0.5)), peerLikeP50Ms: rounded(percentile(peer.like, 0.5)), peerWindowP50Ms: rounded(percentile(peer.window, 0.5)),
      peerRatio: rounded(ratio), rings: rings.length,
    };
  } finally {
    await seat.close();
  }
}

/** When the card's last pixels were on the screen, in milliseconds from the INVITE. */
function pixelTimes(rings: readonly Ring[]): { readonly settled: readonly number[]; readonly late: number; readonly latestMs: number } {
  const probed = rings.filter(({ pixelChanges }) => pixelChanges.length > 0).map(({ receivedAt, completeMs, pixelChanges }) => {
    // A second's tick of the clock on the card is no part of it.
    const within = pixelChanges.filter((at) => at - receivedAt < completeMs + settleMs / 2);
    return { ms: (within.at(-1) ?? Number.POSITIVE_INFINITY) - receivedAt, completeMs };
  });
  // The probe looks every millisecond or two.
  const lateBy = probed.map(({ ms, completeMs }) => ms - completeMs);
  return { settled: probed.map(({ ms }) => ms), late: lateBy.filter((ms) => ms > 0).length, latestMs: Math.max(...lateBy) };
}

/** The earliest time for the next ring, which falls anywhere between two frames of the screen. */
function pace(random: Random): Promise<void> {
  return delay(leastBetweenMs + random.below(50));
}

async function measurePeer(seat: SeatUnderTest, random: Random, known: readonly string[], count: number) {
  const like: number[] = [];
  const window: number[] = [];
  const search = likePeer(seat.databaseFile);
  const restore = await popOnDemand(seat.app);
  try {
    for (let index = 0; index < count; index += 1) {
      const number = known[index] ?? phoneKey(random);
      like.push(search.find(number));
      const next = pace(random);
      window.push((await ringOnce(seat, random, { number, known: true })).completeMs);
      await next;
    }
  } finally {
    search.close();
    await restore();
  }
  return { like, window, total: like.map((ms, index) => ms + (window[index] ?? Number.NaN)) };
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const screen = await startScreen();
  process.env['DISPLAY'] = screen.display;
  try {
    return await measure(screen, quick ? quickly : full);
  } finally {
    await screen.stop();
  }
}

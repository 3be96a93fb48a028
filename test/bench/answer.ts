/**
 * `answer`: from the answer command in the console's page until the first packet of the caller's voice is in the media
 * window, through a real Kamailio and rtpengine (DTLS-SRTP towards the seat, plain RTP towards the trunk).
 */
import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from './fixtures/random.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { answer, finish, ring, tones } from './live/benchCall.ts';
import { machineLoad, percentile, rounded, spread } from './live/figures.ts';
import { firstRtpAfter, watchFirstRtp } from './live/rtpWatch.ts';
import { openSeatUnderTest } from './live/seatUnderTest.ts';

/** Somebody needs at least this long to reach the key; the microphone is warmed meanwhile. Milliseconds. */
const leastRingMs = 500;
/** Long enough for packets to flow both ways. */
const talkMs = 400;

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const total = quick ? 8 : 80;
  const random = seededRandom(418);
  console.log(machineLoad());
  const seat = await openSeatUnderTest({ microphone: { toneHz: tones.agent } });
  try {
    await watchFirstRtp(seat.app);
    const heard: number[] = [];
    const spoken: number[] = [];
    const accepted: number[] = [];
    for (let index = 0; index < total; index += 1) {
      const ringing = await ring(seat, phoneKey(random));
      await delay(leastRingMs + random.below(60));
      const at = await answer(seat, ringing.callId);
      const first = await firstRtpAfter(seat.app, at);
      if (first === undefined) throw new Error('No packet of the caller came within five seconds of the answer');
      await delay(talkMs);
      const arrived = ringing.call.audio.firstPacketAt();
      if (arrived === undefined) throw new Error('The caller heard nothing');
      heard.push(first - at);
      spoken.push(arrived - at);
      accepted.push((ringing.call.times.talking ?? Number.NaN) - at);
      await finish(seat, ringing);
    }
    console.log(`200 at the caller       ${spread(accepted)}`);
    console.log(`agent hears the caller  ${spread(heard)}; ${machineLoad()}`);
    console.log(`caller hears the agent  ${spread(spoken)}`);
    return {
      p50Ms: rounded(percentile(heard, 0.5)), p95Ms: rounded(percentile(heard, 0.95)), maxMs: rounded(Math.max(...heard)),
      callerP50Ms: rounded(percentile(spoken, 0.5)), callerP95Ms: rounded(percentile(spoken, 0.95)), calls: total,
    };
  } finally {
    await seat.close();
  }
}

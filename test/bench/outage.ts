/**
 * A path to the server that dies without a word, five times for 12 s and once for 45 s: how long until the phone says
 * so, how long until it is registered again once packets flow, and whether its running call took a re-INVITE and its
 * caller's BYE afterwards. Real Kamailio, real network stack: the phone sits in a network namespace (root only).
 */
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory } from '../lab/laboratory.ts';
import { startFarPhone } from '../lab/network/farPhone.ts';
import { openSlowNetwork } from '../lab/network/slowNetwork.ts';

const now = (): number => performance.timeOrigin + performance.now();

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const network = await openSlowNetwork();
  const lab = await startLaboratory({ seatAddress: network.near });
  const { user, password } = lab.accounts[0]!;
  const phone = startFarPhone(network, { version: 1, server: lab.wsUrl, sipUri: `sip:${user}@${lab.domain}`, password, profile: 'kamailio-lab' });
  const seen: number[] = [];
  const back: number[] = [];
  let survived = 0;
  let duplicates = 0;
  const outages = quick ? [12_000] : [12_000, 12_000, 12_000, 12_000, 12_000, 45_000];
  try {
    await eventually('registered', () => phone.registration() === 'registered');
    let leg = 0;
    for (const [round, outageMs] of outages.entries()) {
      const call = await lab.call({ to: user });
      await eventually('it rings', () => phone.events.some((event) => event.kind === 'leg' && event.leg === leg));
      await phone.tell({ name: 'answer', leg });
      await call.untilAnswered();
      // Not always at the same point of the keep-alive's beat.
      await delay(700 + round * 900);
      const diedAt = now();
      network.set({ dead: true });
      await delay(outageMs);
      const backAt = now();
      network.set({ dead: false });
      await eventually('registered', () => phone.registration() === 'registered');
      const said = phone.events.find((event) => event.at > diedAt && event.kind === 'registration' && event.registration.kind === 'failed');
      const registered = phone.events.find((event) => event.at > backAt && event.kind === 'registration' && event.registration.kind === 'registered');
      seen.push(said!.at - diedAt);
      back.push(registered!.at - backAt);
      await phone.tell({ name: 'hold', leg });
      await eventually('the caller is held', () => call.heldByOther);
      await call.hangUp();
      await eventually('the call is over', () => phone.legEvents(leg).includes('ended'));
      survived += 1;
      leg += 1;
      const again = await lab.call({ to: user });
      await eventually('it rings', () => phone.events.some((event) => event.kind === 'leg' && event.leg === leg));
      await again.cancel();
      await eventually('it is over', () => phone.legEvents(leg).includes('ended'));
      duplicates += phone.events.filter((event) => event.kind === 'leg' && event.leg > leg).length;
      leg += 1;
      console.log(`outage of ${outageMs / 1_000} s: seen after ${Math.round(seen.at(-1)!)} ms, registered ${Math.round(back.at(-1)!)} ms after the path was back`);
    }
  } finally {
    await phone.close();
    await lab.stop();
    await network.close();
  }
  return {
    seenMaxMs: Math.round(Math.max(...seen)), backMaxMs: Math.round(Math.max(...back)), backMeanMs: Math.round(back.reduce((sum, ms) => sum + ms, 0) / back.length),
    survived, total: outages.length, duplicateRegistrations: duplicates,
  };
}

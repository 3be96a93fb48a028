/**
 * 2,000 malformed messages a second for 30 s during a call through the laboratory: whether the call takes holds and its
 * caller's BYE all the same, and how long the phone's thread was ever kept from coming round.
 */
import { giveJsSipItsEnvironment } from '../../electron/sip/jssipEnvironmentHooks.ts';
import { startLaboratory } from '../lab/laboratory.ts';
import { floodPhone } from '../lab/network/floodPhone.ts';

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  giveJsSipItsEnvironment();
  const { createSipPhone } = await import('../../electron/sip/sipPhone.ts');
  const { builtInProfile } = await import('../../electron/sip/profiles/builtInProfiles.ts');
  const { WebSocketSocket } = await import('../../electron/sip/webSocketSocket.ts');
  const lab = await startLaboratory();
  try {
    const result = await floodPhone(lab, { createSipPhone, builtInProfile, WebSocketSocket }, { perSecond: 2_000, seconds: quick ? 3 : 30 });
    return {
      messages: result.sent, stopped: result.stopped, exceptions: result.exceptions, maxLagMs: round(result.maxLagMs), p99LagMs: round(result.p99LagMs), maxBusyMs: round(result.maxBusyMs), calmLagMs: round(result.calmLagMs), cpuPercent: Math.round(result.cpu * 100),
      rang: result.rang, holdsDone: result.held, holdsTried: result.tried, staysRegistered: Number(result.staysRegistered), callAlive: Number(result.callAlive),
    };
  } finally {
    await lab.stop();
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

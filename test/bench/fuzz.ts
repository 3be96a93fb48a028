/**
 * A million mutated SIP messages against the real phone on a socket without a network: how many exceptions come out of
 * the socket (must be none) and how long the worst message keeps main busy (must stay under 20 ms).
 */
import { giveJsSipItsEnvironment } from '../../electron/sip/jssipEnvironmentHooks.ts';
import { fuzzPhone } from '../sip/fakes/fuzzPhone.ts';

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  giveJsSipItsEnvironment();
  const { createSipPhone } = await import('../../electron/sip/sipPhone.ts');
  const { builtInProfile } = await import('../../electron/sip/profiles/builtInProfiles.ts');
  const began = performance.now();
  const result = await fuzzPhone({ createSipPhone, profile: builtInProfile('generic') }, quick ? 20_000 : 1_000_000, 400);
  for (const sample of result.samples) console.error(sample);
  return {
    messages: result.messages,
    exceptions: result.exceptions,
    slowestMs: round(result.slowestMs),
    messagesPerSecond: Math.round(result.messages / ((performance.now() - began) / 1_000)),
    caughtExceptions: result.dropped.exceptions,
    refusedOrDropped: result.dropped.unparsable,
    rang: result.rang,
    answered: result.answered,
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

import { eventually, patienceMs } from '../lab/eventually.ts';
import type { Laboratory } from '../lab/laboratory.ts';
import type { CallOptions } from '../lab/sip/caller.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';

/** The 400 number of the laboratory. */
export const serviceNumber = '4008001234';

/**
 * A caller dials the 400 number (or whom `to` says) until the platform offers the call to a seat. A seat publishes that it is
 * free once its check is over (RFC 3903); until that has arrived the platform passes it over and knows nobody to ring.
 * Resolves when the call rings, was answered, or was refused by anybody but the platform.
 */
export async function callSeat(lab: Laboratory, options: Partial<CallOptions> = {}): Promise<TrunkCall> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const call = await lab.call({ to: serviceNumber, ...options });
    await eventually('somebody says something to the call', () => call.state !== 'calling');
    const ended = call.state === 'ended' ? await call.ended : undefined;
    const passedOver = ended?.by === 'refused' && ended.reason === 'No Seat Registered';
    if (!passedOver || performance.now() > end) return call;
  }
}

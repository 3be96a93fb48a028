import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { Forwarding } from '../../../shared/settings/seatSettings.ts';
import type { SeatOptions } from '../seatOptions.ts';
import { agentOf } from '../agentOf.ts';

/** Canonical keys of what rings here: the extension, and the seat's 400 numbers. */
export function ownNumbers({ platform, publisher }: { readonly platform: Pick<SeatOptions['platform'], 'seat'>; readonly publisher: SeatOptions['publisher'] }): readonly string[] {
  const user = agentOf(platform);
  return [user, ...publisher.current.serviceNumbers.map(({ number }) => parsePhoneNumber(number).key)].filter((number) => number !== '');
}

/** The forwarding without targets that lead back here: their callers would go round until the platform gives up. */
export function withoutLoops(forwarding: Forwarding, own: readonly string[]): Forwarding {
  const away = (target: string | null) => (target === null || own.includes(target) || own.includes(parsePhoneNumber(target).key) ? null : target);
  return { ...forwarding, always: away(forwarding.always), busy: away(forwarding.busy), noAnswer: away(forwarding.noAnswer) };
}

/** Whether a change of the forwarding would send calls back here. */
export function makesLoop(before: Forwarding, now: Forwarding, own: readonly string[]): boolean {
  const kept = withoutLoops(now, own);
  return (['always', 'busy', 'noAnswer'] as const).some((kind) => now[kind] !== before[kind] && now[kind] !== kept[kind]);
}

/** What is set and can be obeyed. */
export function forwardingInForce({ preferences, ...seat }: Pick<SeatOptions, 'platform' | 'publisher' | 'preferences'>): Forwarding {
  return withoutLoops(preferences().forwarding, ownNumbers(seat));
}

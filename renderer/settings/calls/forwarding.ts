import { forwardingSchema } from '../../../shared/settings/seatSettings.ts';

export const forwardReasons = ['always', 'busy', 'noAnswer'] as const;
export type ForwardReason = (typeof forwardReasons)[number];

export type ForwardTarget = { readonly kind: 'valid'; readonly number: string | null } | { readonly kind: 'invalid' };

/** A typed target: spaces, dashes and brackets are dropped, nothing means nowhere. Pure. */
export function readForwardTarget(typed: string): ForwardTarget {
  const number = typed.replace(/[\s().-]/g, '');
  if (number === '') return { kind: 'valid', number: null };
  return forwardingSchema.shape.always.safeParse(number).success ? { kind: 'valid', number } : { kind: 'invalid' };
}

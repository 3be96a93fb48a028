import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Content type of the MESSAGE by which one console tells another of the same extension that it takes over. */
export const takeOverType = 'application/vnd.console-400.take-over+json';

const messageSchema = z.strictObject({
  version: z.literal(1),
  /** Name of the computer that takes over. */
  by: z.string().min(1).max(80),
  /** User part of its contact. */
  from: z.string().max(40),
  /** User parts of the contacts that must go. */
  to: z.array(z.string().max(40)).max(16),
  /** When it was sent, epoch milliseconds. */
  at: z.int(),
  /** Different in each message: one that is sent a second time is not believed. */
  once: z.string().min(16).max(60),
  /** HMAC-SHA256 over the other fields, keyed with the extension's password: only who knows it can take over. */
  proof: z.string().regex(/^[0-9a-f]{64}$/),
});
export type TakeOverMessage = z.infer<typeof messageSchema>;

/**
 * Milliseconds that the clocks of two computers may differ. A platform that keeps messages for who is away delivers them
 * when he registers: one of yesterday must not push out the console that is alone today.
 */
const longestAge = 300_000;

type Claim = Omit<TakeOverMessage, 'proof'>;

function proofOf({ version, by, from, to, at, once }: Claim, addressOfRecord: string, password: string): string {
  return createHmac('sha256', password).update(JSON.stringify([version, addressOfRecord, by, from, to, at, once])).digest('hex');
}

export function writeTakeOver(claim: Omit<Claim, 'version' | 'once'>, addressOfRecord: string, password: string): string {
  const complete: Claim = { version: 1, by: claim.by.slice(0, 80), from: claim.from, to: claim.to, at: Math.round(claim.at), once: randomUUID() };
  return JSON.stringify({ ...complete, proof: proofOf(complete, addressOfRecord, password) } satisfies TakeOverMessage);
}

/** The message when it is one, was made by somebody who knows the password, and is not an old one; never throws. */
export function readTakeOver(body: string, addressOfRecord: string, password: string, now: number): TakeOverMessage | undefined {
  if (body.length > 8_192) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const message = messageSchema.safeParse(json);
  if (!message.success || Math.abs(now - message.data.at) > longestAge) return undefined;
  const expected = proofOf(message.data, addressOfRecord, password);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(message.data.proof)) ? message.data : undefined;
}

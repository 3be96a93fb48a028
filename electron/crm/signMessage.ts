import { createHmac } from 'node:crypto';

/**
 * Signs a message so that its receiver can tell that it is from here and not from yesterday:
 * `t=<epoch seconds>,v1=<hex HMAC-SHA256 over "<t>.<body>">`. To check it, compute the same over the bytes as received,
 * compare in constant time, and refuse what is older than five minutes.
 */
export function signMessage(secret: string, body: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

import { randomBytes } from 'node:crypto';
import { checkToken, tokenOfReply } from './checkToken.ts';
import type { StampFailure } from '../../../shared/evidence/stampFailure.ts';
import { timeStampRequest } from './timeStampRequest.ts';

export type StampOutcome =
  | { readonly kind: 'stamped'; readonly token: Uint8Array; /** Epoch milliseconds. */ readonly time: number; readonly signer: string }
  | { readonly kind: 'failed'; readonly why: StampFailure };

export interface Authority {
  /** `http:` or `https:`; a stamp proves itself, so plain http is as good and what most authorities offer. */
  readonly url: string;
  /** PEM; '' where the authority's own certificate is taken as it comes. */
  readonly certificate: string;
}

const waitMs = 15_000;
const mostBytes = 64 * 1024;

/** Has a digest stamped (RFC 3161 §3.4 over HTTP). Never throws. */
export async function askAuthority(sha256: Uint8Array, { url, certificate }: Authority, signal?: AbortSignal): Promise<StampOutcome> {
  const failed = (why: StampFailure): StampOutcome => ({ kind: 'failed', why });
  const nonce = randomBytes(8);
  let reply: Uint8Array;
  try {
    const deadline = AbortSignal.timeout(waitMs);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Buffer.from(timeStampRequest(sha256, nonce)),
      redirect: 'error',
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    });
    if (!response.ok) return failed('httpError');
    const bytes = await readUpTo(response, mostBytes);
    if (bytes === undefined) return failed('tooLarge');
    reply = bytes;
  } catch {
    return failed('unreachable');
  }
  const read = tokenOfReply(reply);
  if (read.kind === 'unreadable') return failed('unreadable');
  if (read.kind === 'rejected') return failed('rejected');
  const checked = checkToken(read.token, sha256, { nonce, authority: certificate });
  return checked.kind === 'refused' ? failed(checked.why) : { kind: 'stamped', token: read.token, time: checked.time, signer: checked.signer };
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += (piece as Uint8Array).byteLength;
    if (bytes > most) return undefined;
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces);
}

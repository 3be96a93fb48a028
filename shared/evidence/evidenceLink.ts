import { canonicalJson } from './canonicalJson.ts';

/** The part of a link that is hashed and signed; it names its payload only by its digest, so that it can be shown without it. */
export interface LinkHeader {
  readonly version: 1;
  /** 1, 2, 3 … without gaps: the order of the chain, whatever the clock says. */
  readonly sequence: number;
  /** Epoch milliseconds by this computer's clock. */
  readonly at: number;
  readonly kind: string;
  readonly subject: string;
  /** SHA-256 of the payload's canonical JSON, hex. */
  readonly payload: string;
  /** Hash of the link before, hex; zeros before the first. */
  readonly previous: string;
  /** Fingerprint of the public key that signs: the first 16 hex digits of the SHA-256 of its DER. */
  readonly key: string;
}

/** A link as it is kept. */
export interface EvidenceLink {
  readonly header: LinkHeader;
  /** Canonical JSON; null where it was left out because it is about another call. */
  readonly payload: string | null;
  /** SHA-256 of the header's text, hex. */
  readonly hash: string;
  /** Ed25519 over the header's text, hex (RFC 8032). */
  readonly signature: string;
}

/** What comes before the first link. */
export const noLink = '0'.repeat(64);

/** The bytes that are hashed and signed, as text (UTF-8). */
export function headerText(header: LinkHeader): string {
  return canonicalJson(header);
}

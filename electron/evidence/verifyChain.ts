import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import { headerText, noLink } from '../../shared/evidence/evidenceLink.ts';
import type { EvidenceLink } from '../../shared/evidence/evidenceLink.ts';
import type { EvidenceProblem, EvidenceRemark } from '../../shared/evidence/evidenceProblem.ts';
import { fingerprintOf, readPublicKey } from './signingKey.ts';
import { sha256Hex } from './signLink.ts';

/** What must be known of the links before. Plain, so that a long verification can go on in steps. */
export interface ChainPosition {
  /** 0 before the first link. */
  readonly sequence: number;
  /** Null after a link whose own hash is wrong: then the next one cannot be held against it. */
  readonly hash: string | null;
  readonly at: number;
  /** Public keys that the chain has announced, by fingerprint, DER in base64. */
  readonly keys: Readonly<Record<string, string>>;
}

export const chainStart: ChainPosition = { sequence: 0, hash: noLink, at: 0, keys: {} };

export interface ChainCheck {
  readonly position: ChainPosition;
  readonly problems: readonly EvidenceProblem[];
  readonly remarks: readonly EvidenceRemark[];
}

const keyObjects = new Map<string, KeyObject | null>();

function keyOf(publicKey: string): KeyObject | null {
  let key = keyObjects.get(publicKey);
  if (key === undefined) {
    try {
      key = readPublicKey(publicKey);
    } catch {
      key = null;
    }
    keyObjects.set(publicKey, key);
  }
  return key;
}

/** The public key that a link brings into the chain. */
function announcedKey({ header, payload }: EvidenceLink): string | undefined {
  if (payload === null || (header.kind !== 'begun' && header.kind !== 'keyChanged')) return undefined;
  try {
    const { publicKey } = JSON.parse(payload) as Partial<EvidencePayloads['begun']>;
    return typeof publicKey === 'string' && fingerprintOf(publicKey) === header.key ? publicKey : undefined;
  } catch {
    return undefined;
  }
}

export interface ChainOptions {
  /** True for the links of a package, between which others may have been left out. */
  readonly gapsAllowed: boolean;
}

/**
 * Checks links, in the order in which they were kept, against each other and against the keys that the chain announced.
 * After a broken link it goes on from what the link says, so that one change is one problem and not a thousand.
 */
export function verifyChain(links: Iterable<EvidenceLink>, from: ChainPosition = chainStart, { gapsAllowed }: ChainOptions = { gapsAllowed: false }): ChainCheck {
  const problems: EvidenceProblem[] = [];
  const remarks: EvidenceRemark[] = [];
  let position = from;
  for (const link of links) {
    const { header } = link;
    const { sequence } = header;
    if (sequence <= position.sequence) {
      problems.push({ kind: 'order', sequence });
      continue;
    }
    const skipped = sequence > position.sequence + 1;
    if (skipped && !(gapsAllowed && position.sequence === 0)) {
      const gap = { sequence: position.sequence + 1, until: sequence - 1 };
      if (gapsAllowed) remarks.push({ kind: 'notIncluded', ...gap });
      else problems.push({ kind: 'missing', ...gap });
    }
    const announced = announcedKey(link);
    const keys = announced === undefined || header.key in position.keys ? position.keys : { ...position.keys, [header.key]: announced };
    if (header.kind === 'keyChanged') remarks.push({ kind: 'keyChanged', sequence, key: header.key });
    if (header.at < position.at) remarks.push({ kind: 'clockBack', sequence, byMs: position.at - header.at });
    const fault = faultOf(link, skipped ? null : position.hash, keys);
    if (fault !== undefined) problems.push({ kind: fault, sequence });
    else if (header.kind === 'resumed') problems.push({ kind: 'resumed', sequence });
    position = { sequence, hash: fault === 'hash' ? null : link.hash, at: header.at, keys };
  }
  return { position, problems, remarks };
}

type LinkFault = 'hash' | 'signature' | 'payload' | 'previous' | 'key';

function faultOf(link: EvidenceLink, previous: string | null, keys: Readonly<Record<string, string>>): LinkFault | undefined {
  const { header, payload, hash, signature } = link;
  const text = Buffer.from(headerText(header));
  const publicKey = keys[header.key];
  const key = publicKey === undefined ? null : keyOf(publicKey);
  if (key === null) return 'key';
  if (payload !== null && sha256Hex(payload) !== header.payload) return 'payload';
  if (sha256Hex(text) !== hash) return 'hash';
  if (!verify(null, text, key, Buffer.from(signature, 'hex'))) return 'signature';
  if (previous !== null && header.previous !== previous) return 'previous';
  return undefined;
}

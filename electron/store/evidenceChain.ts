import type { EvidenceFact } from '../../shared/evidence/evidenceFact.ts';
import { beforeFirst, headMark, signLink } from '../evidence/signLink.ts';
import type { SigningKey } from '../evidence/signingKey.ts';
import { signingKeyOf } from '../evidence/signingKey.ts';
import { getRow, onCommit, rawOf, transact } from './connection.ts';
import type { WritableDb } from './connection.ts';
import { evidenceTriggers } from './evidenceTriggers.ts';
import type { Shards } from './shards.ts';
import { StoreError } from './storeErrors.ts';
import type { StoreSecrets } from './storeSecrets.ts';
import { noTouches, sealTouched } from './sealTouched.ts';
import { getHead, insertLink, lastLink, putHead } from './tables/evidenceLinks.ts';

interface Chain {
  readonly key: SigningKey;
  readonly now: () => number;
}

const chains = new WeakMap<WritableDb, Chain>();

/** The public key of the seat that writes into this database; DER, base64. */
export function publicKeyOf(db: WritableDb): string {
  return chainOf(db).key.publicKey;
}

export function signingKeyOfStore(db: WritableDb): SigningKey {
  return chainOf(db).key;
}

function chainOf(db: WritableDb): Chain {
  const chain = chains.get(db);
  if (chain === undefined) throw new StoreError('internal', 'This database has no evidence chain.');
  return chain;
}

/**
 * Adds a link for a fact, in the transaction that keeps the fact itself (it joins the open one). Closed calls and their late
 * facts, completed and deleted recordings, holds: those are sealed by themselves (`evidenceTriggers.ts`) and need no call.
 * Returns the link's sequence.
 */
export function appendEvidence(db: WritableDb, fact: EvidenceFact): number {
  const { key, now } = chainOf(db);
  return transact(db, () => {
    const end = getHead(db) ?? lastLink(db) ?? beforeFirst;
    const link = signLink(fact, end, now(), key);
    insertLink(db, link);
    const head = { sequence: link.header.sequence, hash: link.hash };
    putHead(db, head, headMark(head, key));
    return head.sequence;
  });
}

function count(db: WritableDb, sql: string): number {
  return getRow<{ count: number }>(db, sql)?.count ?? 0;
}

/** Begins the chain, or goes on with it and says in it what is not as it was left. */
function takeUp(db: WritableDb, key: SigningKey): void {
  const last = lastLink(db);
  const head = getHead(db);
  if (last === undefined && head === undefined) {
    const calls = count(db, `SELECT count(*) AS count FROM call WHERE result <> 'open'`);
    const recordings = count(db, `SELECT count(*) AS count FROM recording JOIN call ON call.id = recording.call WHERE state <> 'recording'`);
    appendEvidence(db, { kind: 'begun', subject: '', payload: { publicKey: key.publicKey, calls, recordings } });
    return;
  }
  const sameKey = last?.key === key.fingerprint;
  const whole = last !== undefined && head !== undefined && head.sequence === last.sequence && head.hash === last.hash && (!sameKey || head.mark === headMark(head, key));
  if (!whole) {
    const end = { sequence: Math.max(head?.sequence ?? 0, last?.sequence ?? 0), hash: last?.hash ?? beforeFirst.hash };
    putHead(db, end, headMark(end, key));
    appendEvidence(db, { kind: 'resumed', subject: '', payload: { expectedSequence: head?.sequence ?? null, expectedHash: head?.hash ?? null } });
  }
  if (!sameKey) appendEvidence(db, { kind: 'keyChanged', subject: '', payload: { publicKey: key.publicKey, previousKey: last?.key ?? '' } });
}

/**
 * Binds the evidence chain to an open database: from here on every commit through this connection is sealed.
 * @param now epoch milliseconds; the chain keeps the order even when this goes backwards
 */
export function attachEvidence(db: WritableDb, shards: Shards, { signingSeed }: Pick<StoreSecrets, 'signingSeed'>, now: () => number = Date.now): void {
  const key = signingKeyOf(signingSeed);
  chains.set(db, { key, now });
  transact(db, () => takeUp(db, key));
  let touched = noTouches();
  rawOf(db).function('evidenceTouched', (what: unknown, id: unknown, detail: unknown) => {
    touched.add(String(what), typeof id === 'string' ? id : Number(id), typeof detail === 'string' ? detail : null);
    return null;
  });
  rawOf(db).exec(evidenceTriggers);
  onCommit(db, {
    committing() {
      const sealing = touched;
      if (sealing.isEmpty) return;
      touched = noTouches();
      sealTouched(db, shards, sealing);
    },
    rolledBack() {
      touched = noTouches();
    },
  });
}

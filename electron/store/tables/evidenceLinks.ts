import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import type { ChainEnd } from '../../evidence/signLink.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

interface LinkRow {
  readonly sequence: number; readonly at: number; readonly kind: string; readonly subject: string; readonly payload: string;
  readonly payloadHash: Uint8Array; readonly previousHash: Uint8Array; readonly hash: Uint8Array; readonly signature: Uint8Array; readonly key: string;
}

export type KeptLink = EvidenceLink & { readonly payload: string };

const columns = 'sequence, at, kind, subject, payload, payloadHash, previousHash, hash, signature, key';

/** SQL for one field of a link's payload; null where somebody made it something that is no JSON, which its hash tells anyway. */
export const saidOf = (field: string): string => `CASE json_valid(payload) WHEN 1 THEN json_extract(payload, '$.${field}') END`;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const blob = (text: string): Uint8Array => Buffer.from(text, 'hex');

function linkOf(row: LinkRow): KeptLink {
  const { sequence, at, kind, subject, payload, key } = row;
  const header = { version: 1, sequence, at, kind, subject, payload: hex(row.payloadHash), previous: hex(row.previousHash), key } as const;
  return { header, payload, hash: hex(row.hash), signature: hex(row.signature) };
}

/** Links after `after`, in order. */
export function linksAfter(db: ReadableDb, after: number, limit: number): KeptLink[] {
  return allRows<LinkRow>(db, `SELECT ${columns} FROM evidenceLink WHERE sequence > ? ORDER BY sequence LIMIT ?`, after, limit).map(linkOf);
}

/** Links about a call, in order. */
export function linksOfSubject(db: ReadableDb, subject: string): KeptLink[] {
  return allRows<LinkRow>(db, `SELECT ${columns} FROM evidenceLink WHERE subject = ? AND subject <> '' ORDER BY sequence`, subject).map(linkOf);
}

export function insertLink(db: WritableDb, { header, payload, hash, signature }: KeptLink): void {
  runSql(
    db,
    `INSERT INTO evidenceLink (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    header.sequence, header.at, header.kind, header.subject, payload, blob(header.payload), blob(header.previous), blob(hash), blob(signature), header.key,
  );
}

/** The newest link that is there; undefined in an empty chain. */
export function lastLink(db: ReadableDb): (ChainEnd & { readonly key: string }) | undefined {
  const row = getRow<{ sequence: number; hash: Uint8Array; key: string }>(db, 'SELECT sequence, hash, key FROM evidenceLink ORDER BY sequence DESC LIMIT 1');
  return row && { ...row, hash: hex(row.hash) };
}

/** The end of the chain as the store wrote it last. */
export function getHead(db: ReadableDb): (ChainEnd & { readonly mark: string }) | undefined {
  const row = getRow<{ sequence: number; hash: Uint8Array; mark: Uint8Array }>(db, 'SELECT sequence, hash, mark FROM evidenceHead WHERE id = 1');
  return row && { sequence: row.sequence, hash: hex(row.hash), mark: hex(row.mark) };
}

export function putHead(db: WritableDb, { sequence, hash }: ChainEnd, mark: string): void {
  runSql(db, 'INSERT OR REPLACE INTO evidenceHead (id, sequence, hash, mark) VALUES (1, ?, ?, ?)', sequence, blob(hash), blob(mark));
}

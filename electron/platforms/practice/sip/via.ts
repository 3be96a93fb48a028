import { readParameters, splitList } from './addressHeader.ts';
import { headerOf, type SipMessage } from './sipMessage.ts';

/** The hop a message came through (RFC 3261 §20.42). */
export interface Via {
  readonly transport: string;
  readonly sentBy: string;
  /** Names the transaction together with `sentBy` and the method (RFC 3261 §17.2.3). */
  readonly branch: string;
}

/** Reads the first Via value; undefined when it is missing, malformed or without a branch. */
export function topVia(message: SipMessage): Via | undefined {
  const first = splitList(headerOf(message, 'via') ?? '')[0];
  const parts = /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z0-9-]+)\s+([^\s;,]+)\s*(.*)$/su.exec(first ?? '');
  const branch = readParameters(parts?.[3] ?? '')?.get('branch');
  if (!parts || !branch) return undefined;
  return { transport: parts[1]!, sentBy: parts[2]!.toLowerCase(), branch };
}

import { createHash } from 'node:crypto';

const suffix = 'console-400.invalid';
/** A label of a host name has at most 63 characters (RFC 1035 §2.3.4), two per byte here. */
const mostNameBytes = 31;

/** What names one computer's console towards the registrar. */
export interface ConsoleContact {
  /** User part of the contact; differs between computers, is the same after a restart. */
  readonly user: string;
  readonly uri: string;
  /** UUID for `+sip.instance` (RFC 5626 §4.1). */
  readonly instanceId: string;
}

/**
 * The contact of this computer's console for an address of record. It carries the computer's name, so that the same
 * extension's console elsewhere can say who else is there; `.invalid` can never be resolved (RFC 2606).
 */
export function consoleContactOf(addressOfRecord: string, computer: string): ConsoleContact {
  const identity = createHash('sha256').update(`${addressOfRecord} ${computer}`).digest('hex');
  const user = identity.slice(0, 10);
  return {
    user,
    uri: `sip:${user}@${identity.slice(10, 22)}.${nameLabel(computer)}.${suffix};transport=ws`,
    instanceId: [[24, 8], [32, 4], [36, 4], [40, 4], [44, 12]].map(([from, length]) => identity.slice(from, from! + length!)).join('-'),
  };
}

/** The computer's name in the contact of a console; undefined when the contact is not one. */
export function consoleNameOf(uri: string): string | undefined {
  const label = new RegExp(`^sips?:[^@]+@[0-9a-f]+\\.((?:[0-9a-f]{2}){1,${mostNameBytes}})\\.${suffix.replace('.', '\\.')}(?=$|[;?:])`, 'i').exec(uri)?.[1];
  // Control characters of a forged contact must not reach the screen.
  return label === undefined ? undefined : Buffer.from(label, 'hex').toString('utf8').replace(/\p{Cc}|\ufffd/gu, '') || '?';
}

function nameLabel(computer: string): string {
  let name = computer.normalize('NFC') || '?';
  while (Buffer.byteLength(name) > mostNameBytes) name = [...name].slice(0, -1).join('');
  return Buffer.from(name, 'utf8').toString('hex');
}

import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { notYet } from './notYet.ts';

/** Calls that begin here. */
export function dialCommands(parts: SeatParts): Pick<SeatCommands, 'call:dial' | 'call:redial' | 'call:pickUp'> {
  return {
    'call:dial': async ({ number }) => ({ callId: await parts.desk.dial(dialTarget(number, parts)) }),
    'call:redial': notYet,
    'call:pickUp': notYet,
  };
}

export function dialQueries(_parts: SeatParts): Pick<SeatQueries, 'dial:check'> {
  return { 'dial:check': notYet };
}

/**
 * What to put into the INVITE: the text itself for a SIP address, the key of a number, and keys that the number plan
 * does not know (`*97`, a new range) as they were typed: the platform knows better.
 */
function dialTarget(typed: string, { options: { publisher, platform } }: SeatParts): string {
  if (publisher.current.registration.kind !== 'registered') throw new IpcRefusal('notRegistered', 'The seat is not registered');
  const text = typed.trim();
  // Header fields in a SIP address (RFC 3261 §19.1.1, `?…`) would let a pasted link write into our INVITE.
  if (/^sips?:[^\s?<>"]+$/i.test(text)) return text;
  const number = parsePhoneNumber(text, { homeAreaCode: platform.seat?.homeAreaCode });
  if (number.kind !== 'anonymous' && number.kind !== 'unreadable') return number.key;
  const keys = text.replace(/[\s().-]/g, '');
  if (/^\+?[\d*#]+$/.test(keys)) return keys;
  throw new IpcRefusal('emptyNumber', 'Nothing that can be dialled');
}

import { checkDial, type DialVerdict } from '../../../shared/calls/dialCheck.ts';
import { readDialText, type DialText } from '../../../shared/phoneNumbers/dialText.ts';
import { seatUser } from '../../../shared/settings/seatUser.ts';
import type { CallChange } from '../../calls/callChange.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatParts } from '../seatParts.ts';
import { ownNumbers } from './ownNumbers.ts';

/** Something that can be dialled. */
export type Dialable = Exclude<DialText, { readonly kind: 'nothing' }>;

/** A database that does not answer must not keep anybody from calling. */
const checkMs = 1_000;

/** Reads, checks and dials what the agent wants to call. */
export class OutgoingCalls {
  private lastTyped: string | undefined;
  /** Extensions to send as tones when their call is answered. */
  private readonly extensions = new Map<string, string>();
  private readonly parts: SeatParts;

  constructor(parts: SeatParts) {
    this.parts = parts;
  }

  /** Whether a text may be dialled now. */
  async check(text: string): Promise<DialVerdict> {
    const read = this.read(text);
    return read.kind === 'nothing' ? { kind: 'stop', why: 'emptyNumber' } : this.verdictOf(read);
  }

  /**
   * Dials what the text says. `consultsFor`: the call that somebody is asked about; a consultation has no limit, because its
   * number is a colleague's and no stranger is called in vain.
   * @throws IpcRefusal with the verdict's code, or `notRegistered`
   */
  async dial(text: string, { reason, consultsFor }: { readonly reason?: string | null; readonly consultsFor?: string } = {}): Promise<string> {
    const { desk, options } = this.parts;
    const read = this.read(text);
    if (read.kind === 'nothing') throw new IpcRefusal('emptyNumber', 'Nothing that can be dialled');
    if (options.publisher.current.registration.kind !== 'registered') throw new IpcRefusal('notRegistered', 'The seat is not registered');
    const given = reason?.trim() ?? '';
    const verdict = await this.verdictOf(read);
    if (verdict.kind === 'stop') throw new IpcRefusal(verdict.why, 'This number cannot be called');
    if (verdict.kind === 'ask' && given === '' && consultsFor === undefined) throw new IpcRefusal(verdict.why, `Called ${verdict.calls} times, the limit is ${verdict.limit}`);
    if (read.kind === 'number' && read.others > 0) options.notices.add('info', 'severalNumbers', { count: read.others + 1 });
    const dialling = { shownNumber: this.shownNumber(read), ...(verdict.kind === 'ask' && given !== '' ? { reason: given } : {}) };
    const callId = consultsFor === undefined ? await desk.dial(read.target, dialling) : await desk.consult(consultsFor, read.target, dialling);
    if (consultsFor === undefined) this.lastTyped = text;
    if (read.kind === 'number' && read.extension !== null && desk.find(callId)?.state.kind !== 'ended') this.extensions.set(callId, read.extension);
    return callId;
  }

  /** Dials the number dialled last, in this run or before. @throws IpcRefusal `nothingDialled` */
  async redial(): Promise<string> {
    const { store } = this.parts.options;
    const last = this.lastTyped ?? (await store.lastDialled({ agent: this.user }));
    if (last === null) throw new IpcRefusal('nothingDialled', 'Nothing was dialled yet');
    return this.dial(last);
  }

  /**
   * What goes to the wire for a number that somebody else is to be sent to. An extension behind it is sent by nobody then: the
   * caller would stay at the switchboard. @throws IpcRefusal `emptyNumber`, `extensionNotSent`
   */
  target(text: string): string {
    const read = this.read(text);
    if (read.kind === 'nothing') throw new IpcRefusal('emptyNumber', 'Nothing that can be dialled');
    if (read.kind === 'number' && read.extension !== null) throw new IpcRefusal('extensionNotSent', 'Nobody would send the extension');
    return read.target;
  }

  /** Whether a dialled call has an extension to be sent once it is answered. */
  awaitsExtension(callId: string): boolean {
    return this.extensions.has(callId);
  }

  /** Sends the extension that was written behind a number, two seconds after its line was answered. */
  readonly callChanged = ({ call, event }: CallChange): void => {
    const extension = this.extensions.get(call.id);
    if (extension === undefined || (event.kind !== 'answered' && event.kind !== 'ended')) return;
    this.extensions.delete(call.id);
    if (event.kind === 'answered') this.parts.desk.sendDtmf(call.id, `,${extension}`, this.parts.options.preferences().dtmfTransport);
  };

  private async verdictOf(read: Dialable): Promise<DialVerdict> {
    const { options } = this.parts;
    const numberKey = read.kind === 'address' ? read.numberKey : read.target;
    const own = read.kind === 'address' ? seatUser(read.target) === this.user && read.target.toLowerCase() === options.platform.seat?.sipUri.toLowerCase() : false;
    if (own) return { kind: 'stop', why: 'ownNumber' };
    if (numberKey === '') return { kind: 'ok' };
    const [blocked, counted] = await Promise.all([
      this.unlessDown(options.store.findBlocked({ number: numberKey }, { deadlineMs: checkMs }), null),
      this.unlessDown(options.store.countDialled({ number: numberKey, now: options.now() }, { deadlineMs: checkMs }), { callsIn24Hours: 0, callsIn30Days: 0, lastAt: null }),
    ]);
    return checkDial({ numberKey, ownNumbers: ownNumbers(options), blockedReason: blocked?.reason ?? null, ...counted });
  }

  private async unlessDown<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    return answer.catch((error: unknown) => {
      this.parts.options.log('a number could not be checked before it was dialled', error);
      return otherwise;
    });
  }

  /** The 400 number that the other side sees; none inside the company. */
  private shownNumber(read: Dialable): string {
    const { preferences, publisher } = this.parts.options;
    if (!publisher.current.services.shownNumber || (read.kind === 'number' && read.internal)) return '';
    const numbers = publisher.current.serviceNumbers.map(({ number }) => number);
    const { shownNumber } = preferences();
    return shownNumber !== null && numbers.includes(shownNumber) ? shownNumber : (numbers[0] ?? '');
  }

  private get user(): string {
    const { seat } = this.parts.options.platform;
    return seat ? seatUser(seat.sipUri) : '';
  }

  private read(text: string): DialText {
    const read = readDialText(text, { homeAreaCode: this.parts.options.platform.seat?.homeAreaCode });
    const { phone } = this.parts;
    // Found out only on the wire, the call would be in the log as handed on, and still be there.
    return read.kind === 'nothing' || !phone || phone.isAddress(read.target) ? read : { kind: 'nothing' };
  }
}

import type { RTCSession } from 'jssip/lib/RTCSession';
import type { TransferOutcome } from '../../shared/calls/transfer.ts';
import type { Leg, TransferTarget } from '../calls/phone.ts';
import { internalsOf, type ReceivedRequest } from './jssipInternals.ts';
import { Referral } from './referral.ts';

/** What transfers need of the phone. Times in milliseconds. */
export interface TransferSurroundings {
  /** What the platform's profile allows. */
  readonly transfers: { readonly blind: boolean; readonly consult: boolean };
  /** Where a call is referred to be parked; its end then says so. */
  readonly parkCode: string | null;
  /** A number or address as a SIP URI; undefined when it is none. */
  readonly addressOf: (target: string) => string | undefined;
  /** The seat's address of record, for Referred-By. */
  readonly ownAddress: string;
  /** Longest time that a transfer may take. */
  readonly transferMs: number;
  /** How long the other side may take to hang up by itself. */
  readonly byeGraceMs: number;
  readonly isConnected: () => boolean;
}

/** The leg that a transfer happens on. */
export interface TransferringLeg {
  talking(): RTCSession | undefined;
  progressed(sipCode: number): void;
  /** A BYE of the other side means this from now on; undefined: what it says. */
  expectEnd(why: 'transferred' | 'parked' | undefined): void;
  /** Says BYE, because the other side now talks to the target. */
  leave(why: 'transferred' | 'parked'): void;
  dialogGone(): void;
  /** The other leg of a consult transfer, when it is one of this phone. */
  consulted(leg: Leg): ConsultedLeg | undefined;
}

/** The leg to the colleague who was asked. */
export interface ConsultedLeg {
  /** Its other side as a Refer-To value that replaces this leg there (RFC 3891 §6.1); undefined when it is not answered. */
  replacing(): string | undefined;
  expectEnd(why: 'transferred' | undefined): void;
  leave(why: 'transferred'): void;
}

/** Sends one leg's other side to a target, and ends the leg when it has got there. */
export class LegTransfer {
  readonly #around: TransferSurroundings;
  readonly #leg: TransferringLeg;
  #referral: Referral | undefined;

  constructor(around: TransferSurroundings, leg: TransferringLeg) {
    this.#around = around;
    this.#leg = leg;
  }

  /** See {@link Leg.transfer}. One at a time. */
  async transfer(target: TransferTarget): Promise<TransferOutcome> {
    if (!this.#around.transfers[target.kind === 'leg' ? 'consult' : 'blind']) return { kind: 'failed', problem: 'unsupported' };
    const session = this.#leg.talking();
    if (!session || !this.#around.isConnected() || this.#referral?.pending) return { kind: 'failed', problem: 'failed' };
    const consulted = target.kind === 'leg' ? this.#leg.consulted(target.leg) : undefined;
    const referTo = target.kind === 'leg' ? consulted?.replacing() : this.#bracketed(target.number);
    if (referTo === undefined) return { kind: 'failed', problem: target.kind === 'leg' ? 'failed' : 'notFound' };
    const why = target.kind === 'number' && target.number === this.#around.parkCode ? 'parked' : 'transferred';
    const referral = this.#refer(session, referTo, why, consulted);
    this.#referral = referral;
    const outcome = await referral.outcome;
    if (outcome.kind === 'transferred') this.#leaveSoon(why, consulted);
    else {
      this.#leg.expectEnd(undefined);
      consulted?.expectEnd(undefined);
    }
    return outcome;
  }

  /** A NOTIFY of the package `refer`; false when it belongs to no transfer of this leg. */
  notified(request: ReceivedRequest): boolean {
    return this.#referral?.notified(request) ?? false;
  }

  /** The other side hung up; true when that decided a transfer. */
  hungUpByRemote(): boolean {
    if (!this.#referral?.pending) return false;
    this.#referral.hungUpByRemote();
    return true;
  }

  /** The leg has ended. */
  stop(): void {
    this.#referral?.ended();
  }

  #refer(session: RTCSession, referTo: string, why: 'transferred' | 'parked', consulted: ConsultedLeg | undefined): Referral {
    return new Referral({
      send: (extraHeaders, eventHandlers) => internalsOf(session).sendRequest('REFER', { extraHeaders, eventHandlers }),
      patienceMs: this.#around.transferMs,
      byeGraceMs: this.#around.byeGraceMs,
      onAccepted: () => {
        this.#leg.expectEnd(why);
        consulted?.expectEnd('transferred');
      },
      onProgress: (sipCode) => this.#leg.progressed(sipCode),
      onLateSuccess: () => this.#leaveSoon(why, consulted),
      onDialogGone: () => this.#leg.dialogGone(),
    }, { referTo, referredBy: `<${this.#around.ownAddress}>`, contact: internalsOf(session)._contact });
  }

  /** Lets those who wait for the outcome hear it before the leg's end. */
  #leaveSoon(why: 'transferred' | 'parked', consulted: ConsultedLeg | undefined): void {
    setImmediate(() => this.#leg.leave(why));
    // The target hangs up the replaced dialog itself (RFC 3891 §3); not all do.
    if (consulted) setTimeout(() => consulted.leave('transferred'), this.#around.byeGraceMs);
  }

  #bracketed(number: string): string | undefined {
    const address = this.#around.addressOf(number);
    return address === undefined ? undefined : `<${address}>`;
  }
}

import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { pendingLookUps, type CallerLookUps } from '../../shared/callers/callerLookUps.ts';
import type { CrmRecord } from '../../shared/crm/crmRecord.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import { serviceNumberOf } from '../../shared/calls/serviceNumberOf.ts';
import type { CallChangeListener, CallDesk } from '../calls/callDesk.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { CallerQuestion } from '../lookups/lookUpCaller.ts';

interface Card {
  readonly number: PhoneNumber;
  lookUps: CallerLookUps;
  crm: LookUpOutcome<CrmRecord> | null;
}

export interface CallBoardOptions {
  readonly desk: () => CallDesk;
  readonly publisher: StatePublisher;
  readonly homeAreaCode: string | undefined;
  /** Starts the look-ups of a new call; each patch comes back through {@link CallBoard.found}. */
  readonly lookUp: (callId: string, question: CallerQuestion) => void;
  /** Whether an ended call is still to be written up: it then stays beside a new one. */
  readonly isInWrapUp?: (callId: string) => boolean;
  /** Milliseconds that the first picture of an incoming call waits for its look-ups, so that one paint shows all of it; 10. */
  readonly patienceMs?: number;
}

/** The store usually answers within three milliseconds; a slow one must not keep the number off the screen. */
const usualPatienceMs = 10;

/** Shows the desk's calls with what is known about their callers, and keeps the focus where the agent needs it. */
export class CallBoard {
  private readonly cards = new Map<string, Card>();
  private readonly options: CallBoardOptions;

  constructor(options: CallBoardOptions) {
    this.options = options;
  }

  readonly callChanged: CallChangeListener = ({ call, event, sequence }) => {
    if (sequence === 0) this.begin(call);
    if (call.state.kind === 'ended' && !staysForWrapUp(call)) this.remove(call.id);
    this.publish(isTurnedTo(event) ? call.id : undefined);
  };

  /** Takes a look-up's outcome; of a call that is gone it is dropped. */
  found(callId: string, patch: Partial<CallerLookUps>): void {
    const card = this.cards.get(callId);
    if (!card) return;
    card.lookUps = { ...card.lookUps, ...patch };
    this.publish();
    if (Object.values(card.lookUps).every(({ kind }) => kind !== 'pending')) this.options.publisher.release();
  }

  /** Takes what the customer system of somebody else says of the caller. */
  foundInCrm(callId: string, outcome: LookUpOutcome<CrmRecord>): void {
    const card = this.cards.get(callId);
    if (!card) return;
    card.crm = outcome;
    this.publish();
  }

  cardOf(callId: string): { readonly number: PhoneNumber; readonly lookUps: CallerLookUps } | undefined {
    return this.cards.get(callId);
  }

  /** The other side of a call, to be named after its call has ended. */
  personOf(call: Call): { readonly number: string; readonly name: string } {
    const card = this.cards.get(call.id);
    const customer = card?.lookUps.customer;
    const known = card === undefined ? '' : card.number.key;
    return { number: known === '' && card?.number.kind !== 'anonymous' ? call.remoteNumber : known, name: customer?.kind === 'found' ? customer.value.name : '' };
  }

  focus(callId: string): void {
    if (this.cards.has(callId)) this.publish(callId);
  }

  /** Takes an ended call off the board. */
  dismiss(callId: string): void {
    if (this.options.desk().find(callId)?.state.kind !== 'ended') return;
    this.remove(callId);
    this.publish();
  }

  private begin(call: Call): void {
    // A new call takes the place of what is over and written up.
    for (const other of this.options.desk().calls) if (other.id !== call.id && other.state.kind === 'ended' && !this.options.isInWrapUp?.(other.id)) this.remove(other.id);
    const question = questionOf(call, this.options.homeAreaCode);
    this.cards.set(call.id, { number: question.number, lookUps: pendingLookUps, crm: null });
    if (call.direction === 'incoming') this.options.publisher.hold(this.options.patienceMs ?? usualPatienceMs);
    this.options.lookUp(call.id, question);
  }

  private remove(callId: string): void {
    this.cards.delete(callId);
    this.options.desk().dismiss(callId);
  }

  private publish(wishedFocus: string | null = this.options.publisher.current.focusedCallId): void {
    const calls: CallView[] = [];
    for (const call of this.options.desk().calls) {
      const card = this.cards.get(call.id);
      if (card) calls.push({ call, callerNumber: card.number, lookUps: card.lookUps, crm: card.crm });
    }
    this.options.publisher.change({ calls, focusedCallId: focusOf(calls.map(({ call }) => call), wishedFocus) });
  }
}

/** What is to be looked up about a call's other side. */
export function questionOf(call: Call, homeAreaCode: string | undefined): CallerQuestion {
  return {
    number: parsePhoneNumber(call.remoteNumber, { homeAreaCode }),
    serviceNumber: serviceNumberOf({ facts: call.facts, shownNumber: '' }),
    customerId: valueOf(call.facts.customerId) ?? null,
  };
}

/** What the agent does to a call because this is the one to talk to now. */
function isTurnedTo(event: CallEvent): boolean {
  return event.kind === 'answerRequested' || event.kind === 'dialled' || (event.kind === 'resumed' && event.by === 'agent');
}

/** A conversation, or an attempt of ours, stays on the board after its end so that it can be written up. */
export function staysForWrapUp(call: Call): boolean {
  return call.direction === 'outgoing' || (call.state.kind === 'ended' && call.state.answeredAt !== undefined);
}

/**
 * Keeps the wished call in focus while it lives; else the conversation, else the oldest ringing call, else the one
 * being written up.
 */
export function focusOf(calls: readonly Call[], wished: string | null): string | null {
  const active = calls.find((call) => call.state.kind === 'talking' || call.state.kind === 'answering');
  const kept = calls.find((call) => call.id === wished && call.state.kind !== 'ended');
  if (kept && (kept.state.kind !== 'ringing' || !active)) return kept.id;
  const next = active ?? calls.find((call) => isConnected(call)) ?? calls.find((call) => call.state.kind !== 'ended') ?? calls.find((call) => call.id === wished) ?? calls.at(-1);
  return next?.id ?? null;
}

import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { BlockedNumber } from '../../../shared/callers/blockedNumber.ts';
import type { CustomerCard } from '../../../shared/callers/customerCard.ts';
import { isScenarioName, type ScenarioName } from '../../../shared/practice/scenarioNames.ts';
import type { RoutingStatus, ServiceNumber } from '../../../shared/routing/routingStatus.ts';
import type { SipSocket } from '../../sip/sipSocket.ts';
import type { CallerMedia } from './callerMedia.ts';
import { calleeOf } from './callees.ts';
import { CallsElsewhere } from './callsElsewhere.ts';
import { systemClock, type Clock } from './clock.ts';
import { takeDialledCall } from './dialledCall.ts';
import { offerCall, type DialogCall } from './offeredCall.ts';
import type { PracticeCall, PracticeEvent } from './practiceCall.ts';
import { passMessage } from './passMessage.ts';
import { practiceCodes } from './practiceCodes.ts';
import { createPracticeDay } from './practiceDay.ts';
import { seededRandom } from './random.ts';
import { createRegistrar } from './registrar.ts';
import { createRouting } from './routing.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed, scenarios } from './scenarios/scenarios.ts';
import { createSeatLink, type SeatLink } from './seatLink.ts';
import { seedCallLog } from './seeds/seedCallLog.ts';
import { seedBlockedNumbers, seedCustomers } from './seeds/seedCustomers.ts';
import { practiceNumbers, ruleInForce } from './serviceNumbers.ts';
import { Referrals, type TellOutcome } from './referrals.ts';
import { sendVerdict } from './surveys.ts';
import { readAddress, readSipUri } from './sip/addressHeader.ts';
import { createChallenger } from './sip/challenge.ts';
import { allowHeader, newTag } from './sip/dialog.ts';
import type { ReferTarget } from './sip/referTo.ts';
import { headerOf } from './sip/sipMessage.ts';
import { createTransactions, platformHost, type ServerTransaction, type Transactions } from './sip/transactions.ts';

/** What a phone needs to register here. */
export interface PracticeAccount {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly displayName: string;
}

/** What became of a wish for a call. */
export type RingResult =
  | { readonly kind: 'ringing'; readonly sipCallId: string; readonly scenario: ScenarioName }
  /** At a colleague, where the seat can pick it up. */
  | { readonly kind: 'ringingElsewhere'; readonly extension: string; readonly scenario: ScenarioName }
  | { readonly kind: 'refused'; readonly why: 'noSeatRegistered' | 'unknownScenario' | 'stopped' };

/** The built-in 400 platform: no network, real SIP messages, scripted callers with their own voices. */
export interface PracticePlatform {
  readonly account: PracticeAccount;
  readonly serviceNumbers: readonly ServiceNumber[];
  readonly scenarios: readonly Scenario[];
  /** Calls that are not over, oldest first. */
  readonly calls: readonly PracticeCall[];
  /** Callers of the practice day who are in the IVR or the queue. */
  readonly callersWaiting: number;
  readonly dayRunning: boolean;
  /** A new connection for one phone. */
  socket(): SipSocket;
  /** Offers a scripted call to the seat registered last, or to the colleague of the script, at once; null picks one by the day's weights. */
  ring(scenario: string | null): RingResult;
  /** A scripted caller rings at a colleague; the seat can pick the call up. False when there is no such script. */
  ringColleague(extension: string, scenario: string): boolean;
  /** Lets callers come at random, see practiceDay.ts. */
  startDay(): void;
  stopDay(): void;
  /**
   * Whether the practice day may offer the next call: the agent is idle, not busy or on a break. True at first. A second
   * call while the seat talks comes whatever this says, because a talking agent is not idle either.
   */
  setAvailable(available: boolean): void;
  /** @param serviceNumber ten digits; null when it is not one of the practice company's */
  routingStatus(serviceNumber: string): RoutingStatus | null;
  /** Practice data for an empty practice database, dated relative to now. */
  seedCustomers(): readonly CustomerCard[];
  seedCallLog(): readonly CallLogEntry[];
  blockedNumbers(): readonly BlockedNumber[];
  /** Returns the unsubscribe. */
  listen(listener: (event: PracticeEvent) => void): () => void;
  /** Ends every call without a word and closes every connection; the platform cannot be used again. */
  stop(): void;
}

interface Seat {
  readonly link: SeatLink;
  readonly transactions: Transactions;
}

/** A practice password protects nothing; it is here so that digest authentication is practised too. */
export const practiceAccount: PracticeAccount = { user: '8001', password: 'practice-8001', domain: platformHost, displayName: '练习坐席' };

/**
 * Builds the platform. One account, any number of connections; calls go to the newest registration.
 * @param options.seed the same seed gives the same day, tags and snapshots; the time by default
 */
export function createPracticePlatform(options: { readonly media: CallerMedia; readonly clock?: Clock; readonly seed?: number }): PracticePlatform {
  const { media, clock = systemClock } = options;
  const random = seededRandom(options.seed ?? clock.now());
  const account = practiceAccount;
  const listeners = new Set<(event: PracticeEvent) => void>();
  const seats = new Set<Seat>();
  let calls: { readonly seat: Seat; readonly call: DialogCall }[] = [];
  let available = true;
  let stopped = false;

  const challenger = createChallenger({ user: account.user, password: account.password, realm: account.domain, clock, random });
  const registrar = createRegistrar<Seat>({
    account, challenger, clock, random,
    onRegistered: (expiresSeconds) => publish({ kind: 'registered', expiresSeconds }),
    onUnregistered: () => publish({ kind: 'unregistered' }),
    onPasswordRefused: () => publish({ kind: 'passwordRefused' }),
  });
  const elsewhere = new CallsElsewhere({ clock, publish: (event) => publish(event) });
  const referrals = new Referrals({ clock, calleeOf, calls: () => running() });
  const refer = (call: DialogCall, target: ReferTarget, tell: TellOutcome): void => referrals.follow(call, target, tell);
  const running = () => calls.map((entry) => entry.call).filter((call) => call.state !== 'ended');
  const routing = createRouting({ clock, random, seat: () => ({ name: account.displayName, number: account.user, free: available && registrar.current() !== undefined && running().length === 0 }) });
  const day = createPracticeDay({ scenarios, clock, random, seat: seatState, offer: (scenario, waited) => void offer(scenario, waited), publish });

  function publish(event: PracticeEvent): void {
    if (event.kind === 'callEnded') callEnded(event);
    for (const listener of [...listeners]) listener(event);
    if (event.kind !== 'seatThrew') day.seatChanged();
  }

  function callEnded({ sipCallId, scenario, outcome }: Extract<PracticeEvent, { kind: 'callEnded' }>): void {
    calls = calls.filter((entry) => entry.call.sipCallId !== sipCallId);
    if (scenario === null) return;
    const script = scenarioNamed(scenario);
    if (outcome.kind === 'transferred' && outcome.to === practiceCodes.park) elsewhere.park(script);
    if (outcome.kind === 'talked' && script.survey) sendVerdict({ sipCallId, verdict: script.survey, seat: registeredSeat, clock, random, publish });
  }

  function registeredSeat() {
    const binding = registrar.current();
    return binding && { contact: binding.contact, uri: `sip:${account.user}@${account.domain}`, transactions: binding.link.transactions };
  }

  function seatState(): 'free' | 'talking' | 'unavailable' {
    const current = running();
    if (!registrar.current()) return 'unavailable';
    if (current.length === 0) return available ? 'free' : 'unavailable';
    return current.length === 1 && current[0]!.state === 'talking' ? 'talking' : 'unavailable';
  }

  function offer(scenario: Scenario, waitedSeconds?: number): RingResult {
    const binding = registrar.current();
    if (!binding) return { kind: 'refused', why: 'noSeatRegistered' };
    const call = offerCall({
      scenario: { ...scenario, routeRule: scenario.routeRule ?? ruleInForce(clock.now()) },
      contact: binding.contact,
      seatUri: `sip:${account.user}@${account.domain}`,
      domain: account.domain,
      waitedSeconds,
      media, clock, random, publish, refer,
      transactions: binding.link.transactions,
    });
    calls.push({ seat: binding.link, call });
    return { kind: 'ringing', sipCallId: call.sipCallId, scenario: scenario.name };
  }

  function take(transaction: ServerTransaction, seat: Seat): void {
    const { request } = transaction;
    const answer = (status: number) => transaction.respond(status, { toTag: newTag(random), headers: [allowHeader] });
    if (readAddress(headerOf(request, 'to')!)!.parameters.has('tag')) {
      if (!calls.some((entry) => entry.seat === seat && entry.call.take(transaction))) answer(481);
      return;
    }
    switch (request.method) {
      case 'REGISTER':
        return registrar.take(transaction, seat);
      case 'INVITE':
        return takeInvite(transaction, seat);
      case 'MESSAGE':
        return passMessage(transaction, seat, { challenger, bindings: registrar.all, random });
      case 'OPTIONS':
        return answer(200);
      case 'BYE': case 'INFO': case 'UPDATE': case 'PRACK':
        return answer(481);
      default:
        return answer(501);
    }
  }

  function takeInvite(transaction: ServerTransaction, seat: Seat): void {
    const proof = challenger.check(transaction.request, 'proxy-authorization');
    if (proof !== 'proven') {
      if (proof === 'wrong') publish({ kind: 'passwordRefused' });
      return transaction.respond(407, { toTag: newTag(random), headers: [{ name: 'Proxy-Authenticate', value: challenger.challenge(proof === 'stale') }] });
    }
    const call = takeDialledCall({ transaction, media, transactions: seat.transactions, clock, random, publish, refer, callee: elsewhere.dialled(readSipUri(transaction.request.uri)?.user ?? '') });
    if (call.state !== 'ended') calls.push({ seat, call });
  }

  /** The connection is gone: its registrations and calls with it. */
  function leave(seat: Seat): void {
    for (const entry of calls.filter((candidate) => candidate.seat === seat)) entry.call.drop();
    registrar.forget(seat);
    seat.transactions.close();
  }

  return {
    account,
    serviceNumbers: practiceNumbers.map(({ number, label }) => ({ number, label })),
    scenarios,
    get calls() {
      return running();
    },
    get callersWaiting() {
      return day.waiting.length;
    },
    get dayRunning() {
      return day.running;
    },
    socket() {
      const link = createSeatLink({
        frameReceived: (frame) => seat.transactions.receive(frame),
        closed: () => leave(seat),
        seatThrew: (error) => publish({ kind: 'seatThrew', message: error instanceof Error ? error.message : String(error) }),
      });
      const transactions = createTransactions({ write: link.deliver, clock, random, onRequest: (transaction) => take(transaction, seat) });
      const seat: Seat = { link, transactions };
      seats.add(seat);
      return link.socket;
    },
    ring(name) {
      if (stopped) return { kind: 'refused', why: 'stopped' };
      if (name !== null && !isScenarioName(name)) return { kind: 'refused', why: 'unknownScenario' };
      const scenario = name === null ? random.pick(scenarios.flatMap((one) => Array.from({ length: one.dayWeight }, () => one))) : scenarioNamed(name);
      if (scenario.ringsAt === undefined) return offer(scenario);
      elsewhere.ringAt(scenario.ringsAt, scenario);
      return { kind: 'ringingElsewhere', extension: scenario.ringsAt, scenario: scenario.name };
    },
    ringColleague(extension, name) {
      if (stopped || !isScenarioName(name)) return false;
      elsewhere.ringAt(extension, scenarioNamed(name));
      return true;
    },
    startDay() {
      if (!stopped) day.start();
    },
    stopDay: () => day.stop(),
    setAvailable(value) {
      available = value;
      day.seatChanged();
    },
    routingStatus: (serviceNumber) => routing.routingStatus(serviceNumber),
    seedCustomers: () => seedCustomers(clock.now()),
    seedCallLog: () => seedCallLog(clock.now()),
    blockedNumbers: () => seedBlockedNumbers(clock.now()),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      day.stop();
      for (const seat of seats) {
        leave(seat);
        seat.link.close('practice ended');
      }
      listeners.clear();
    },
  };
}

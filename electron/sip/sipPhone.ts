import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { UA } from 'jssip/lib/UA';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { Invite, Leg, Phone, PhoneListener } from '../calls/phone.ts';
import { teachDigestAlgorithms } from './digestAlgorithms.ts';
import { GuardedSocket } from './guardedSocket.ts';
import { agentInternalsOf, createUserAgent, type Transaction } from './jssipInternals.ts';
import { neverDialled } from './neverDialled.ts';
import type { PeerConnections } from './peerConnections.ts';
import type { Profile } from './profiles/profileSchema.ts';
import { isListedPeer, readCallFacts } from './profiles/readCallFacts.ts';
import { sipHeadersOf } from './profiles/sipHeaders.ts';
import { Registrar } from './registrar.ts';
import type { RegisterAnswer } from './registrationProblem.ts';
import { insecurityOf } from './secureSdp.ts';
import { SipLeg, type LegSurroundings } from './sipLeg.ts';
import { sipUriOf, type SipSocket } from './sipSocket.ts';

export interface SipPhoneOptions {
  readonly settings: SeatProvisioning;
  readonly profile: Profile;
  readonly peerConnections: PeerConnections;
  readonly openSocket: (url: string) => SipSocket;
  readonly listener: PhoneListener;
  /** Epoch milliseconds, fractions kept. */
  readonly clock?: { now(): number };
  readonly random?: () => number;
  /** Names this machine in the registration: a restarted console replaces its old binding instead of adding one. */
  readonly instance?: string;
  /** Milliseconds after which ICE candidates found so far are sent. */
  readonly gatheringMs?: number;
  /** Milliseconds that media may take to be set up or to come back. */
  readonly mediaPatienceMs?: number;
  /** Milliseconds after which an unanswered REGISTER is shown as timed out. */
  readonly registerPatienceMs?: number;
}

/** More calls than this never ring on one seat at the same time; the rest hears busy. */
export const maxRingingLegs = 8;
const ringTimeoutSeconds = 180;
const registerExpiresSeconds = 300;
const unregisterPatienceMs = 1_500;

/** A seat registered with a SIP server: JsSIP behind a guarded socket. Throws when `settings` cannot be used. */
export function createSipPhone(options: SipPhoneOptions): Phone {
  return new SipPhone(options);
}

/** What is read of JsSIP's request object. */
interface IncomingInvite {
  readonly body: string | null;
  readonly data: string;
  readonly call_id: string;
  getHeaders(name: string): string[];
}

class SipPhone implements Phone {
  readonly #options: SipPhoneOptions;
  readonly #now: () => number;
  readonly #socket: GuardedSocket;
  readonly #agent: UA;
  readonly #registrar: Registrar;
  readonly #legs = new Set<SipLeg>();
  readonly #openTransactions = new Set<Transaction>();
  /** Made while the frame at hand was being handled. */
  #newTransactions: Transaction[] = [];
  #tasksWhenConnected: (() => void)[] = [];
  #wasLost = false;
  /** The latest REGISTER answered a challenge. */
  #sentPassword = false;
  #unsubscribe: (() => void)[] = [];

  constructor(options: SipPhoneOptions) {
    this.#options = options;
    this.#now = options.clock ? () => options.clock!.now() : () => performance.timeOrigin + performance.now();
    teachDigestAlgorithms();
    this.#socket = new GuardedSocket(options.openSocket(options.settings.server), {
      now: this.#now,
      onDelivery: () => { this.#newTransactions = []; },
      onException: () => this.#forgetUnfinished(),
    });
    this.#agent = this.#createAgent();
    this.#registrar = new Registrar({
      now: this.#now,
      random: options.random ?? Math.random,
      changed: (registration) => this.#tell(() => options.listener.registrationChanged(registration)),
      connect: () => agentInternalsOf(this.#agent).transport.connect(),
      register: () => agentInternalsOf(this.#agent).registrator().register(),
      patienceMs: options.registerPatienceMs ?? 10_000,
    });
  }

  get dropped(): Phone['dropped'] & { readonly flooded: number } {
    return this.#socket.dropped;
  }

  start(): void {
    const { peerConnections } = this.#options;
    this.#unsubscribe = [
      peerConnections.onLegMediaLost((mediaId, reason) => this.#legOf(mediaId)?.mediaLost(reason)),
      peerConnections.onLegMediaReplaced((mediaId) => this.#legOf(mediaId)?.mediaReplaced()),
    ];
    this.#registrar.start();
    this.#agent.start();
  }

  async stop(): Promise<void> {
    this.#registrar.stop();
    for (const leg of [...this.#legs]) leg.hangUp();
    if (this.#agent.isConnected()) {
      this.#agent.unregister();
      await this.#transactionsToEnd();
    }
    this.#agent.stop();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  register(): void {
    const connected = this.#socket.isConnected();
    if (connected) this.#socket.probe(1_500);
    this.#registrar.hurry(connected);
  }

  dial(target: string): Leg {
    const leg = new SipLeg('outgoing', this.#surroundings());
    const compact = /^[\d+*#\s().-]+$/.test(target) ? target.replace(/[\s().-]/g, '') : target.trim();
    try {
      const session = this.#agent.call(compact, leg.mediaOptions);
      leg.attach(session);
      this.#legs.add(leg);
      if (session.isEnded()) leg.connectionLost();
      return leg;
    } catch (error) {
      return neverDialled(error instanceof Error ? error.message : String(error));
    }
  }

  #createAgent(): UA {
    const { settings } = this.#options;
    const identity = createHash('sha256').update(`${settings.sipUri} ${this.#options.instance ?? hostname()}`).digest('hex');
    const agent = createUserAgent({
      sockets: this.#socket as never,
      uri: settings.sipUri.replace(/^sips:/, 'sip:'),
      authorization_user: settings.authUser,
      password: settings.password,
      display_name: settings.displayName,
      contact_uri: `sip:${identity.slice(0, 10)}@${identity.slice(10, 22)}.invalid;transport=ws`,
      instance_id: [8, 4, 4, 4, 12].map((length, index) => identity.slice([24, 32, 36, 40, 44][index], [24, 32, 36, 40, 44][index]! + length)).join('-'),
      register: true,
      register_expires: registerExpiresSeconds,
      no_answer_timeout: ringTimeoutSeconds,
      session_timers: true,
      user_agent: '400 Console',
    });
    const internals = agentInternalsOf(agent);
    // JsSIP forgets the password after the first challenge and keeps its hash, which a changed realm makes worthless.
    const set = internals.set.bind(agent);
    internals.set = (parameter, value) => parameter === 'ha1' || parameter === 'realm' || set(parameter, value);
    // The registrar decides when to connect again.
    internals.transport._reconnect = () => {};
    agent.on('connected', () => this.#connected());
    agent.on('disconnected', () => this.#disconnected());
    agent.on('registered', ({ response }) => this.#registered(response as unknown as RegisterAnswer));
    agent.on('registrationFailed', ({ response, cause }) => this.#registrar.refused(response as unknown as RegisterAnswer | null, String(cause), this.#sentPassword));
    agent.on('newRTCSession', ({ originator, session, request }: { originator: string; session: RTCSession; request: unknown }) => {
      if (originator === 'remote') this.#invited(session, request as IncomingInvite);
    });
    internals.on('newTransaction', ({ transaction }: { transaction: Transaction }) => {
      this.#openTransactions.add(transaction);
      this.#newTransactions.push(transaction);
      if (transaction.request.method === 'REGISTER') this.#sentPassword = transaction.request.hasHeader('authorization') || transaction.request.hasHeader('proxy-authorization');
    });
    internals.on('transactionDestroyed', ({ transaction }: { transaction: Transaction }) => { this.#openTransactions.delete(transaction); });
    return agent;
  }

  #connected(): void {
    this.#registrar.connected();
    for (const task of this.#tasksWhenConnected.splice(0)) this.#tell(task);
  }

  #disconnected(): void {
    this.#wasLost = true;
    for (const leg of [...this.#legs]) leg.connectionLost();
    this.#registrar.disconnected(this.#socket.failure);
  }

  #registered(answer: RegisterAnswer): void {
    this.#registrar.registered(answer, /^sips?:([^@]+)@/.exec(agentInternalsOf(this.#agent).contact.uri.toString())?.[1] ?? '');
    if (!this.#wasLost) return;
    this.#wasLost = false;
    for (const leg of [...this.#legs]) leg.connectionRestored();
  }

  #invited(session: RTCSession, request: IncomingInvite): void {
    const ringing = [...this.#legs].filter((leg) => leg.ringing).length;
    if (ringing >= maxRingingLegs) {
      session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
      return;
    }
    const leg = new SipLeg('incoming', this.#surroundings());
    leg.attach(session);
    this.#legs.add(leg);
    const fault = request.body ? insecurityOf(request.body) : undefined;
    if (fault) leg.refuse({ kind: 'incompatible', detail: fault }, 488);
    const { settings, profile } = this.#options;
    const peer = sipUriOf(settings.server).host;
    const facts = readCallFacts(sipHeadersOf(request), profile, { trustedPeer: isListedPeer(peer, [...settings.trustedPeers, ...profile.trustedPeers]), peer });
    const invite: Invite = { sipCallId: request.call_id, facts, receivedAt: this.#socket.receivedAt };
    this.#tell(() => this.#options.listener.invited(leg, invite));
  }

  #surroundings(): LegSurroundings {
    const { settings, peerConnections, gatheringMs = 500, mediaPatienceMs = 15_000 } = this.#options;
    return {
      peerConnections, gatheringMs, mediaPatienceMs, iceServers: settings.iceServers, now: this.#now,
      isConnected: () => this.#agent.isConnected(),
      whenConnected: (task) => { this.#tasksWhenConnected.push(task); },
      ended: (leg) => { this.#legs.delete(leg); },
    };
  }

  #legOf(mediaId: string): SipLeg | undefined {
    return [...this.#legs].find((leg) => leg.mediaId === mediaId);
  }

  /** A message on which JsSIP threw may leave a transaction behind that would swallow its retransmissions for ever. */
  #forgetUnfinished(): void {
    for (const transaction of this.#newTransactions.splice(0)) {
      if (!this.#openTransactions.has(transaction)) continue;
      try {
        transaction.request.reply?.(500);
      } catch {
        this.#openTransactions.delete(transaction);
      }
    }
  }

  /** Runs a listener's code; its mistakes surface as uncaught, they must not be taken for a malformed message. */
  #tell(task: () => void): void {
    try {
      task();
    } catch (error) {
      queueMicrotask(() => { throw error; });
    }
  }

  async #transactionsToEnd(): Promise<void> {
    const until = performance.now() + unregisterPatienceMs;
    const waits = (): boolean => [...this.#openTransactions].some(({ type }) => type === 'nict');
    while (waits() && this.#agent.isConnected() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

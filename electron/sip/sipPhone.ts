import type { RTCSession } from 'jssip/lib/RTCSession';
import type { UA } from 'jssip/lib/UA';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { DialOptions, Invite, Leg, Phone, PhoneListener } from '../calls/phone.ts';
import { AgentStatePublisher } from './agentStatePublisher.ts';
import { DialledInvites, usualInviteLifeMs } from './dialledInvites.ts';
import { agentInternalsOf, type ReceivedRequest } from './jssipInternals.ts';
import { sendLoneRequest } from './loneRequest.ts';
import { neverDialled } from './neverDialled.ts';
import { OpenTransactions } from './openTransactions.ts';
import type { PeerConnections } from './peerConnections.ts';
import { codesOf, servicesOf } from './profiles/platformCodes.ts';
import type { Profile } from './profiles/profileSchema.ts';
import { isListedPeer, readCallFacts, type Trust } from './profiles/readCallFacts.ts';
import { readSurvey } from './profiles/readSurvey.ts';
import { sipHeadersOf } from './profiles/sipHeaders.ts';
import { insecurityOf } from './secureSdp.ts';
import { addressOfRecord, createSeatUserAgent } from './seatUserAgent.ts';
import { ServerConnection } from './serverConnection.ts';
import { usualOutageTimes, type OutageTimes } from './ringingOutage.ts';
import { SipLeg, type LegSurroundings } from './sipLeg.ts';
import { identityOptions } from './shownIdentity.ts';
import { sipUriOf, type SipSocket } from './sipSocket.ts';
import { takeSurveyMessage } from './surveyMessage.ts';

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
  /** Milliseconds after which ICE candidates found so far are sent; by default what the settings say. */
  readonly gatheringMs?: number;
  /** Milliseconds that media may take to be set up or to come back. */
  readonly mediaPatienceMs?: number;
  /** Milliseconds after which an unanswered REGISTER is shown as timed out. */
  readonly registerPatienceMs?: number;
  /** Milliseconds that a transfer may take. */
  readonly transferMs?: number;
  /** Milliseconds that the other side may take to hang up after a transfer, and a feature code to be confirmed. */
  readonly byeGraceMs?: number;
  /** What may become of a call that rings while the connection breaks. */
  readonly outageTimes?: Partial<OutageTimes>;
  /** Milliseconds that a dialled call's INVITE is kept after the connection broke, to be taken back. */
  readonly inviteLifeMs?: number;
  /** Milliseconds between two looks at the main server while another is used. */
  readonly returnEveryMs?: number;
}

/** More calls than this never ring on one seat at the same time; the rest hears busy. */
export const maxRingingLegs = 8;
const unregisterPatienceMs = 1_500;
const publishPatienceMs = 5_000;

/** A seat registered with a SIP server: JsSIP behind a guarded socket. Throws when `settings` cannot be used. */
export function createSipPhone(options: SipPhoneOptions): Phone {
  return new SipPhone(options);
}

class SipPhone implements Phone {
  readonly #options: SipPhoneOptions;
  readonly #now: () => number;
  readonly #server: ServerConnection;
  readonly #agent: UA;
  readonly #publisher: AgentStatePublisher;
  readonly services: Phone['services'];
  readonly codes: Phone['codes'];
  readonly #legs = new Set<SipLeg>();
  /** Gives way to the INVITE that is being handled. */
  #replaced: SipLeg | undefined;
  readonly #transactions = new OpenTransactions();
  readonly #dialled = new DialledInvites();
  #tasksWhenConnected: (() => void)[] = [];
  #unsubscribe: (() => void)[] = [];

  constructor(options: SipPhoneOptions) {
    this.#options = options;
    this.#now = options.clock ? () => options.clock!.now() : () => performance.timeOrigin + performance.now();
    this.#server = new ServerConnection({
      settings: options.settings,
      openSocket: options.openSocket,
      listener: options.listener,
      now: this.#now,
      random: options.random ?? Math.random,
      instance: options.instance,
      registerPatienceMs: options.registerPatienceMs,
      returnEveryMs: options.returnEveryMs,
      guard: { onDelivery: (begins) => this.#frameComes(begins), onException: () => this.#transactions.forgetUnfinished() },
      isIdle: () => this.#legs.size === 0,
      connected: () => { for (const task of this.#tasksWhenConnected.splice(0)) this.#tell(task); },
      lost: () => { for (const leg of [...this.#legs]) leg.connectionLost(); },
      restored: () => {
        for (const leg of [...this.#legs]) leg.connectionRestored();
        this.#publisher.restored();
      },
      message: (request) => takeSurveyMessage(sipHeadersOf(request), options.profile, this.#trust, (callId, survey) => this.#tell(() => options.listener.surveyed(callId, survey))),
      tell: (task) => this.#tell(task),
    });
    this.#agent = createSeatUserAgent(options.settings, this.#server);
    this.#transactions.follow(this.#agent);
    this.#dialled.follow(this.#agent, { ...this.#surroundings(), discardUnsent: () => this.#server.socket.discardUnsent() }, options.inviteLifeMs ?? usualInviteLifeMs);
    this.#agent.on('newRTCSession', ({ originator, session, request }: { originator: string; session: RTCSession; request: unknown }) => {
      if (originator === 'remote') this.#invited(session, request as ReceivedRequest);
    });
    this.#server.attach(this.#agent);
    const { services } = options.profile;
    this.services = servicesOf(services);
    this.codes = codesOf(services);
    this.#publisher = new AgentStatePublisher({
      how: services.agentState,
      addressOfRecord: this.#addressOfRecord,
      send: (headers, body) => sendLoneRequest(this.#agent, { method: 'PUBLISH', to: 'ourselves', headers, ...(body === undefined ? {} : { body }), withinMs: publishPatienceMs }),
      dial: (code) => this.dial(code),
      register: () => this.register(),
      unregister: () => this.unregister(),
      listenMs: options.byeGraceMs ?? 4_000,
    });
  }

  get dropped(): Phone['dropped'] & { readonly flooded: number } {
    return this.#server.socket.dropped;
  }

  start(): void {
    const { peerConnections } = this.#options;
    this.#unsubscribe = [
      peerConnections.onLegMediaLost((mediaId, reason) => this.#legOf(mediaId)?.mediaLost(reason)),
      peerConnections.onLegMediaReplaced((mediaId) => this.#legOf(mediaId)?.mediaReplaced()),
    ];
    this.#server.start();
  }

  async stop(): Promise<void> {
    this.#server.stop();
    for (const leg of [...this.#legs]) leg.hangUp();
    void this.#publisher.stop();
    if (this.#agent.isConnected()) {
      this.#agent.unregister();
      await this.#transactions.ownEnded(() => this.#agent.isConnected(), unregisterPatienceMs);
    }
    this.#dialled.stop();
    this.#agent.stop();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  register(): void {
    this.#server.register();
  }

  unregister(): void {
    this.#server.unregister();
  }

  takeOver(): void {
    this.#server.takeOver();
  }

  networkChanged(): void {
    this.#server.networkChanged();
  }

  roundTrip(withinMs: number): Promise<number | null> {
    return this.#server.roundTrip(withinMs);
  }

  publish(state: AgentState): Promise<void> {
    return this.#publisher.publish(state);
  }

  isAddress(target: string): boolean {
    return this.#addressOf(target) !== undefined;
  }

  dial(target: string, { shownNumber }: DialOptions = {}): Leg {
    const leg = new SipLeg('outgoing', this.#surroundings());
    try {
      const identity = identityOptions(shownNumber, this.#options.profile.services, this.#addressOfRecord.replace(/^sip:[^@]*@/, ''));
      const session = this.#agent.call(compactTarget(target), { ...leg.mediaOptions, ...identity });
      leg.attach(session);
      this.#legs.add(leg);
      if (session.isEnded()) leg.connectionLost();
      return leg;
    } catch (error) {
      return neverDialled(error instanceof Error ? error.message : String(error));
    }
  }

  get #addressOfRecord(): string {
    return addressOfRecord(this.#options.settings);
  }

  /** JsSIP throws on `%` without two digits behind it. */
  #addressOf(target: string): string | undefined {
    try {
      return agentInternalsOf(this.#agent).normalizeTarget(compactTarget(target))?.toString();
    } catch {
      return undefined;
    }
  }

  get #trust(): Required<Trust> {
    const { settings, profile } = this.#options;
    const peer = sipUriOf(this.#server.socket.url).host;
    return { peer, trustedPeer: isListedPeer(peer, [...settings.trustedPeers, ...profile.trustedPeers]), autoAnswerPeers: settings.autoAnswerPeers };
  }

  #frameComes(begins: string | undefined): void {
    this.#transactions.frameBegins();
    if (begins === undefined) return;
    for (const leg of this.#legs) if (leg.sipCallId === begins) leg.makeWayForRepeat();
  }

  #invited(session: RTCSession, request: ReceivedRequest): void {
    if ([...this.#legs].some((leg) => leg.takeRepeat(session, request))) return;
    const replaced = this.#replaced;
    const ringing = [...this.#legs].filter((leg) => leg.ringing).length;
    if (ringing >= maxRingingLegs && !replaced) {
      session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
      return;
    }
    const leg = new SipLeg('incoming', this.#surroundings());
    leg.attach(session);
    leg.attachInvite(request);
    this.#legs.add(leg);
    const fault = request.body ? insecurityOf(request.body) : undefined;
    if (fault) leg.refuse({ kind: 'incompatible', detail: fault }, 488);
    const facts = readCallFacts(sipHeadersOf(request), this.#options.profile, this.#trust);
    let invite: Invite = { sipCallId: request.call_id, facts, receivedAt: this.#server.socket.receivedAt, header: (name) => request.getHeader(name) };
    if (replaced && !fault) {
      const giveWay = replaced.giveWay();
      for (const event of ['confirmed', 'failed', 'ended'] as const) session.on(event, giveWay);
      invite = { ...invite, replaces: replaced.sipCallId, facts: { ...facts, autoAnswerAfterSeconds: { kind: 'read', value: 0, source: 'Replaces' } } };
    }
    this.#tell(() => this.#options.listener.invited(leg, invite));
  }

  #surroundings(): LegSurroundings {
    const { settings, profile, peerConnections, gatheringMs = settings.iceGatheringMs, mediaPatienceMs = 15_000, transferMs = 55_000, byeGraceMs = 4_000 } = this.#options;
    return {
      transferMs, byeGraceMs, transfers: profile.services.transfer, parkCode: profile.services.park, ownAddress: this.#addressOfRecord,
      addressOf: (target) => this.#addressOf(target),
      // A verdict counts for the agent: like P-Asserted-Identity it is believed from a trusted server only.
      surveyIn: (request) => (this.#trust.trustedPeer ? readSurvey(sipHeadersOf(request), profile, this.#trust) : undefined),
      replaced: (leg, begin) => {
        this.#replaced = leg;
        try {
          begin();
        } finally {
          this.#replaced = undefined;
        }
      },
      peerConnections, gatheringMs, mediaPatienceMs, iceServers: settings.iceServers, relayOnly: settings.iceTransportPolicy === 'relay', now: this.#now,
      doubtConnection: () => this.#server.doubt(),
      isConnected: () => this.#agent.isConnected(),
      serverUrl: () => this.#server.socket.url,
      outageTimes: { ...usualOutageTimes, ...this.#options.outageTimes },
      whenConnected: (task) => { this.#tasksWhenConnected.push(task); },
      ended: (leg) => { this.#legs.delete(leg); },
    };
  }

  #legOf(mediaId: string): SipLeg | undefined {
    return [...this.#legs].find((leg) => leg.mediaId === mediaId);
  }

  /** Runs a listener's code; its mistakes surface as uncaught, they must not be taken for a malformed message. */
  #tell(task: () => void): void {
    try {
      task();
    } catch (error) {
      queueMicrotask(() => { throw error; });
    }
  }
}

/** A number without what people write between its digits; an address as it stands. */
function compactTarget(target: string): string {
  return /^[\d+*#\s().-]+$/.test(target) ? target.replace(/[\s().-]/g, '') : target.trim();
}

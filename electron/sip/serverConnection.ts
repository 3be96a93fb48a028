import { hostname } from 'node:os';
import type { UA } from 'jssip/lib/UA';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { PhoneListener } from '../calls/phone.ts';
import { consoleContactOf, type ConsoleContact } from './consoleContact.ts';
import { ExtensionClaim } from './extensionClaim.ts';
import { GuardedSocket, type GuardOptions } from './guardedSocket.ts';
import { agentInternalsOf, type Transaction } from './jssipInternals.ts';
import { sendLoneRequest } from './loneRequest.ts';
import { answersSip, MainServerReturn } from './mainServerReturn.ts';
import { Registrar } from './registrar.ts';
import type { RegisterAnswer } from './registrationProblem.ts';
import { ServerSockets } from './serverSockets.ts';
import type { SipSocket } from './sipSocket.ts';
import { takeOverType } from './takeOverMessage.ts';

export interface ServerConnectionOptions {
  readonly settings: SeatProvisioning;
  readonly openSocket: (url: string) => SipSocket;
  readonly listener: Pick<PhoneListener, 'registrationChanged' | 'serversChanged' | 'takenOver' | 'alsoAt'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly instance?: string | undefined;
  readonly registerPatienceMs?: number | undefined;
  /** Milliseconds between two looks at the main server while another is used. */
  readonly returnEveryMs?: number | undefined;
  readonly guard: Omit<GuardOptions, 'now'>;
  /** No call is on the way: the connection may be exchanged. */
  readonly isIdle: () => boolean;
  readonly connected: () => void;
  readonly lost: () => void;
  /** The server knows again where we are, or the network under the calls has changed. */
  readonly restored: () => void;
  /** A MESSAGE that is none of a console; returns the status to answer with. */
  readonly message: (request: { readonly data: string; getHeaders(name: string): string[] }) => number;
  /** Runs a listener's code. */
  readonly tell: (task: () => void) => void;
}

const probeMs = 1_500;
const askMs = 1_500;
const tellMs = 2_000;
const leaveMs = 500;
const mainServerMs = 3_000;

/** What is read of an incoming MESSAGE. */
interface IncomingMessage {
  readonly originator: string;
  readonly message: { accept(): void; reject(options: { status_code: number }): void };
  readonly request: {
    readonly from: { readonly uri: { readonly user: string | null; readonly host: string } };
    readonly body: string | null;
    readonly data: string;
    getHeader(name: string): string | undefined;
    getHeaders(name: string): string[];
  };
}

/** The seat's place at its servers: which one, whether it is registered there, and whether the extension is still ours. */
export class ServerConnection {
  readonly socket: GuardedSocket;
  readonly contact: ConsoleContact;
  readonly #options: ServerConnectionOptions;
  readonly #servers: ServerSockets;
  readonly #registrar: Registrar;
  readonly #claim: ExtensionClaim;
  readonly #mainServer: MainServerReturn;
  #agent: UA | undefined;
  #registerNow = (): void => {};
  #restores = false;
  /** The latest REGISTER answered a challenge. */
  #sentPassword = false;

  /** Throws when an address of a server is none. */
  constructor(options: ServerConnectionOptions) {
    this.#options = options;
    const { settings, listener, now, random, tell } = options;
    const computer = options.instance ?? hostname();
    this.contact = consoleContactOf(settings.sipUri, computer);
    this.#servers = new ServerSockets({
      urls: [settings.server, ...settings.backupServers],
      open: options.openSocket,
      now,
      changed: (servers) => tell(() => listener.serversChanged(servers)),
    });
    this.socket = new GuardedSocket(this.#servers, { now, ...options.guard });
    this.#registrar = new Registrar({
      now,
      random,
      changed: (registration) => tell(() => listener.registrationChanged(registration)),
      connect: () => this.#internals.transport.connect(),
      register: () => this.#agent?.register(),
      moveOn: () => this.#moveOn(),
      patienceMs: options.registerPatienceMs ?? 10_000,
    });
    this.#claim = new ExtensionClaim({
      self: { ...this.contact, name: computer },
      addressOfRecord: settings.sipUri.replace(/^sips:/, 'sip:'),
      password: settings.password,
      now,
      random,
      ask: () => this.#send({ method: 'REGISTER', to: 'server', withinMs: askMs }),
      register: () => this.#registerNow(),
      refused: (answer, withPassword) => this.#registrar.refused(answer, '', withPassword),
      unregister: () => this.#leave(),
      rest: () => this.#rest(),
      wake: () => this.#registrar.wake(this.socket.isConnected()),
      removeBinding: async (uri) => { await this.#send({ method: 'REGISTER', to: 'server', headers: [`Contact: <${uri}>;expires=0`, 'Expires: 0'], withinMs: askMs }); },
      tell: async (body) => { await this.#send({ method: 'MESSAGE', to: 'ourselves', headers: [`Content-Type: ${takeOverType}`, 'Expires: 10'], body, withinMs: tellMs }); },
      takenOver: (by) => tell(() => listener.takenOver(by)),
      alsoAt: (other) => tell(() => listener.alsoAt(other)),
    });
    this.#mainServer = new MainServerReturn({
      mayReturn: () => this.#servers.isAway && this.socket.isConnected() && options.isIdle(),
      probe: () => answersSip(options.openSocket(settings.server), hostOf(settings.sipUri), mainServerMs),
      goBack: () => this.#returnToMain(),
      now,
      random,
      ...(options.returnEveryMs === undefined ? {} : { everyMs: options.returnEveryMs }),
    });
  }

  /** Joins the user agent that was made with `socket` and `contact`; call it once, before anything else. */
  attach(agent: UA): void {
    this.#agent = agent;
    const internals = agentInternalsOf(agent);
    // The registrar decides when to connect again.
    internals.transport._reconnect = () => {};
    const registrator = internals.registrator();
    const { register } = registrator;
    this.#registerNow = () => {
      internals._dynConfiguration.register = true;
      registrator._registered = false;
      register.call(registrator);
    };
    registrator.register = () => void this.#claim.register();
    agent.on('connected', () => this.#connected());
    agent.on('disconnected', () => this.#disconnected());
    agent.on('registered', ({ response }) => this.#registered(response as unknown as RegisterAnswer));
    agent.on('registrationFailed', ({ response, cause }) => this.#registrar.refused(response as unknown as RegisterAnswer | null, String(cause), this.#sentPassword));
    agent.on('newMessage', (message: unknown) => this.#messageCame(message as IncomingMessage));
    internals.on('newTransaction', ({ transaction: { request } }: { transaction: Transaction }) => {
      if (request.method === 'REGISTER') this.#sentPassword = request.hasHeader('authorization') || request.hasHeader('proxy-authorization');
    });
  }

  start(): void {
    this.#servers.show();
    this.#registrar.start();
    this.#agent?.start();
  }

  /** Nothing is tried any more; the caller unregisters and closes the socket. */
  stop(): void {
    this.#mainServer.stop();
    this.#claim.left();
    this.#registrar.stop();
  }

  /** Proves the connection and registers at once; without effect on an extension that was taken over. */
  register(): void {
    this.doubt();
    // The probe may have found out at once that the connection is dead.
    const connected = this.socket.isConnected();
    if (!this.#claim.lost) this.#registrar.wake(connected);
    this.#registrar.hurry(connected);
  }

  /** Asks the connection for a sign of life now. */
  doubt(): void {
    if (this.socket.isConnected()) this.socket.probe(probeMs);
  }

  unregister(): void {
    this.#claim.left();
    this.#leave();
  }

  takeOver(): void {
    void this.#claim.takeOver();
  }

  networkChanged(): void {
    this.#restores = true;
    // Who unregistered on purpose stays so: an unlocked screen must not offer calls to an agent on a break.
    if (!this.#registrar.resting) return this.register();
    this.doubt();
    if (this.socket.isConnected()) this.#restore();
    else this.#registrar.hurry(false);
  }

  /** Milliseconds until the server answered an OPTIONS, whatever it said; null when it did not in time. */
  async roundTrip(withinMs: number): Promise<number | null> {
    if (!this.socket.isConnected()) return null;
    const began = performance.now();
    const outcome = await this.#send({ method: 'OPTIONS', to: 'server', withinMs });
    return outcome.kind === 'answered' ? performance.now() - began : null;
  }

  get #internals() {
    return agentInternalsOf(this.#agent!);
  }

  #send(request: Parameters<typeof sendLoneRequest>[1]): ReturnType<typeof sendLoneRequest> {
    return sendLoneRequest(this.#agent!, request);
  }

  #connected(): void {
    this.#registrar.connected();
    if (this.#servers.isAway) this.#mainServer.away();
    else this.#mainServer.stop();
    this.#options.connected();
    if (this.#registrar.resting) this.#restore();
  }

  #disconnected(): void {
    this.#restores = true;
    this.#claim.connectionLost();
    this.#options.lost();
    this.#registrar.disconnected(this.socket.failure);
  }

  #registered(answer: RegisterAnswer): void {
    this.#registrar.registered(answer, this.contact.user);
    if (!this.#registrar.resting) this.#claim.registered(answer);
    this.#restore();
  }

  #restore(): void {
    if (!this.#restores) return;
    this.#restores = false;
    this.#options.restored();
  }

  #rest(): void {
    this.#registrar.rest();
    this.#restore();
  }

  #leave(): void {
    this.#rest();
    const registrator = this.#internals.registrator();
    registrator._registered = true;
    this.#agent?.unregister();
  }

  /** Drops a server that answers but cannot register us; the registrar connects to the next. */
  #moveOn(): boolean {
    if (!this.#servers.several || !this.#options.isIdle()) return false;
    this.#servers.moveOn();
    this.#internals.transport.disconnect();
    return true;
  }

  async #returnToMain(): Promise<void> {
    this.#claim.left();
    this.#internals.registrator().unregister();
    await this.#send({ method: 'OPTIONS', to: 'server', withinMs: leaveMs });
    if (!this.#options.isIdle()) {
      // A call came while we were leaving: it is not dropped for the main server.
      if (!this.#registrar.resting) this.#agent?.register();
      this.#mainServer.away();
      return;
    }
    this.#registrar.moving();
    this.#servers.returnToMain();
    this.#internals.transport.disconnect();
    this.#registrar.hurry(false);
  }

  #messageCame({ originator, message, request }: IncomingMessage): void {
    if (originator !== 'remote') return;
    const type = request.getHeader('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== takeOverType) {
      const status = this.#options.message(request);
      return status < 300 ? message.accept() : message.reject({ status_code: status });
    }
    const { user, host } = request.from.uri;
    const { sipUri } = this.#options.settings;
    const ours = user === /^sips?:([^@]+)@/.exec(sipUri)?.[1] && host.toLowerCase() === hostOf(sipUri).toLowerCase();
    if (!ours) return message.reject({ status_code: 403 });
    // A fork of a MESSAGE that is not for us must not be refused either: the server would report that to its sender.
    message.accept();
    this.#claim.told(request.body ?? '');
  }
}

function hostOf(sipUri: string): string {
  return sipUri.slice(sipUri.indexOf('@') + 1).replace(/[:;].*$/, '');
}

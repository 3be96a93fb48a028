import type { RTCSession } from 'jssip/lib/RTCSession';
import type { UA } from 'jssip/lib/UA';
import { sendCancel } from './cancelRequest.ts';
import { internalsOf, type InviteTransaction, type ReceivedAnswer } from './jssipInternals.ts';
import type { ServerInReach } from './keptInvite.ts';
import { acknowledgeStray, hangUpStray } from './strayDialog.ts';

/** A cancelled INVITE is answered within this time, or never (RFC 3261 §9.1). Milliseconds. */
const finalAnswerMs = 32_000;

/** What an INVITE needs of the phone around it. */
export interface ServerOfInvites extends ServerInReach {
  /** While the connection is being given up: what has not reached the server yet shall never do so. */
  readonly discardUnsent: () => void;
}

/**
 * The INVITE of a dialled call. When the connection breaks before its final answer, the call is over at the seat, but a
 * telephone rings on for it, and whoever answers hears nothing: the 200 goes into the broken connection. JsSIP forgets the
 * INVITE then, as RFC 3261 §17.1.4 has it; here it is kept, and taken back over the next connection to the same server: with
 * CANCEL, and BYE in every early dialog, because the 200 of one that was answered may have been lost.
 *
 * Nothing is taken back of which no provisional answer was heard: §9.1 forbids it, for the INVITE may not be there, or come
 * after its CANCEL. It is waited for instead; and one that has not reached the server yet never will, while TCP would
 * deliver it when the path is back, for a call that is long over. A 2xx that comes when the call is given up, or from a second fork (for which
 * JsSIP would hang up the first), is acknowledged and hung up.
 */
export class DialledInvite {
  readonly session: RTCSession;
  readonly #agent: UA;
  readonly #server: ServerOfInvites;
  /** How long a given-up INVITE is kept. */
  readonly #lifeMs: number;
  /** Of the INVITE sent last: a challenge has it sent anew, with another branch. */
  #transaction: InviteTransaction | undefined;
  #url = '';
  #forget = (): void => {};
  /** A provisional answer came. */
  #heard = false;
  /** The latest provisional answer of each early dialog, by its tag. */
  readonly #early = new Map<string, ReceivedAnswer>();
  #final = false;
  /** The 2xx that made the session's dialog. */
  #taken: ReceivedAnswer | undefined;
  readonly #strays = new Set<string>();
  /** The connection that the INVITE went into is gone. */
  #broken = false;
  #withdrawing = false;
  #over = false;
  #stopped = false;
  #end: NodeJS.Timeout | undefined;

  /** Call it before the session sends anything. */
  constructor(session: RTCSession, agent: UA, server: ServerOfInvites, lifeMs: number) {
    this.session = session;
    this.#agent = agent;
    this.#server = server;
    this.#lifeMs = lifeMs;
    const internals = internalsOf(session);
    const receive = internals._receiveInviteResponse;
    internals._receiveInviteResponse = (answer) => { if (!this.#takes(answer)) receive.call(session, answer); };
    session.on('failed', () => { if (this.#transaction && !this.#final) this.#forgetIn(this.#lifeMs); });
  }

  get transaction(): object | undefined {
    return this.#transaction;
  }

  /** The INVITE is about to be sent. */
  sending(transaction: InviteTransaction): void {
    this.#transaction = transaction;
    this.#url = this.#server.serverUrl();
    this.#heard = false;
    this.#early.clear();
    const { send, onTransportError } = transaction;
    let goesOut = false;
    this.#forget = () => onTransportError.call(transaction);
    transaction.send = () => {
      goesOut = true;
      send.call(transaction);
      goesOut = false;
    };
    transaction.onTransportError = () => {
      if (!goesOut && !this.#final && !this.#stopped && this.#transaction === transaction) return this.#broke();
      onTransportError.call(transaction);
      if (this.#taken) this.#repeatAck(transaction, this.#taken);
    };
  }

  /** Its transaction has ended. */
  ended(): void {
    this.#over = true;
    clearTimeout(this.#end);
  }

  /** The phone stops: an INVITE that could not be taken back is left to the platform's own timers. */
  stop(): void {
    clearTimeout(this.#end);
    this.#stopped = true;
    if (this.#broken && !this.#server.isConnected() && !this.#over) this.#forget();
  }

  #broke(): void {
    if (this.#end === undefined) this.#forgetIn(this.#lifeMs);
    this.#broken = true;
    this.#withdrawing = false;
    if (!this.#heard) this.#server.discardUnsent();
    this.#awaitServer();
  }

  /** Another server than the one that has the INVITE knows nothing of it. */
  #awaitServer(): void {
    this.#server.whenConnected(() => {
      if (this.#over) return;
      if (this.#server.serverUrl() === this.#url) this.#withdraw();
      else this.#awaitServer();
    });
  }

  #withdraw(): void {
    if (this.#transaction && this.#heard && !this.#final && !this.#withdrawing) void this.#takeBack(this.#transaction);
  }

  async #takeBack(transaction: InviteTransaction): Promise<void> {
    this.#withdrawing = true;
    if ((await sendCancel(this.#agent, transaction)) === 'lost') return;
    if (!this.#final) this.#forgetIn(finalAnswerMs);
    for (const answer of this.#final ? [] : this.#early.values()) hangUpStray(this.session, answer);
  }

  /** Whether nothing is left for the session to do about an answer. */
  #takes(answer: ReceivedAnswer): boolean {
    const { status_code: code } = answer;
    const tag = answer.to_tag ?? '';
    const givenUp = this.session.isEnded();
    if (code < 200) {
      this.#heard = true;
      if (tag !== '') this.#early.set(tag, answer);
      if (givenUp && this.#broken) this.#withdraw();
      return givenUp && this.#broken;
    }
    if (code < 300 && (givenUp || this.#taken) && tag !== this.#taken?.to_tag) {
      this.#final = true;
      acknowledgeStray(this.session, answer);
      if (!this.#strays.has(tag)) hangUpStray(this.session, answer);
      this.#strays.add(tag);
      return true;
    }
    this.#final = true;
    if (code < 300) this.#taken ??= answer;
    return false;
  }

  /** The ACK of a 2xx may have gone into the breaking connection, and a BYE since; without an ACK the other side hangs up (RFC 3261 §13.3.1.4). */
  #repeatAck({ request }: InviteTransaction, answer: ReceivedAnswer): void {
    this.#server.whenConnected(() => {
      if (this.#server.serverUrl() !== this.#url) return;
      const internals = internalsOf(this.session);
      if (this.session.isEnded()) {
        acknowledgeStray(this.session, answer);
        hangUpStray(this.session, answer);
      } else if (internals._dialog?._outgoing_ack_seqnum === request.cseq) internals.sendRequest('ACK', {});
    });
  }

  #forgetIn(ms: number): void {
    if (this.#over) return;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.#forget(), ms);
  }
}

import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { readSip, sequenceOf } from './readSip.ts';
import { respond } from './response.ts';
import { headerOf, headersOf, type SipHeader, type SipMessage, type SipRequest, type SipResponse } from './sipMessage.ts';
import { topVia } from './via.ts';
import { writeSip } from './writeSip.ts';

/** One request of the seat that waits for our final answer (RFC 3261 §17.2). ACK has one too, but takes no answer. */
export interface ServerTransaction {
  readonly request: SipRequest;
  /** Status of the last response sent; undefined before the first. */
  readonly status: number | undefined;
  /** Sends a response. Nothing happens after a final one or for ACK. */
  respond(status: number, options?: { toTag?: string; headers?: readonly SipHeader[]; body?: string }): void;
  /** INVITE only: called when the seat cancels before the final answer; the CANCEL itself is answered already. */
  onCancel: () => void;
}

/** A request of ours on its way (RFC 3261 §17.1). */
export interface ClientTransaction {
  readonly request: SipRequest;
  /**
   * INVITE only: sends CANCEL, at once or as soon as a provisional response allows it (RFC 3261 §9.1).
   * @param headers e.g. `Reason` (RFC 3326)
   */
  cancel(headers?: readonly SipHeader[]): void;
}

/** What can come back for a request: responses in order, or nothing for 32 seconds (timers B and F). */
export type ClientOutcome = { readonly kind: 'response'; readonly response: SipResponse } | { readonly kind: 'timedOut' };

export interface Transactions {
  /** Takes one frame from the seat. Never throws, whatever the frame holds. */
  receive(frame: string): void;
  /** Sends a request made without Via; ACK for a refused INVITE is sent here, ACK for a 2xx is the dialog's task. */
  send(request: SipRequest, onOutcome: (outcome: ClientOutcome) => void): ClientTransaction;
  /** Sends an ACK for a 2xx: its own branch, no transaction (RFC 3261 §13.2.2.4). */
  sendAck(request: SipRequest): void;
  /** Frames that were no SIP or broken SIP. */
  readonly malformed: number;
  /** Forgets all; outcomes of pending requests are not reported any more. */
  close(): void;
}

/** 64 × T1 of RFC 3261 §17: how long a request waits for a response, and a final answer is kept for repeats. */
const lifetimeMs = 32_000;

/** Host part of our Via and Contact; `.invalid` can never be resolved by accident (RFC 2606). */
export const platformHost = 'practice-platform.invalid';

interface Served extends ServerTransaction {
  last: SipResponse | undefined;
}

interface Pending {
  readonly request: SipRequest;
  provisional: boolean;
  final: boolean;
  cancelHeaders: readonly SipHeader[] | undefined;
  readonly onOutcome: (outcome: ClientOutcome) => void;
  stopTimer: () => void;
}

export function createTransactions(options: {
  readonly write: (frame: string) => void;
  readonly clock: Clock;
  readonly random: Random;
  /** New requests, ACK for 2xx included; CANCEL never comes here. */
  readonly onRequest: (transaction: ServerTransaction) => void;
}): Transactions {
  const { write, clock, random, onRequest } = options;
  const served = new Map<string, Served>();
  const pending = new Map<string, Pending>();
  const timers = new Set<() => void>();
  let malformed = 0;

  function later(task: () => void): () => void {
    const cancel = clock.after(lifetimeMs, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
    return () => {
      timers.delete(cancel);
      cancel();
    };
  }

  function keyOf(message: SipMessage, method: string): string {
    const via = topVia(message)!;
    return `${via.branch} ${message.kind === 'request' ? via.sentBy : ''} ${method}`;
  }

  function serve(request: SipRequest): Served {
    const transaction: Served = {
      request,
      last: undefined,
      onCancel: () => undefined,
      get status() {
        return transaction.last?.status;
      },
      respond(status, responseOptions) {
        if (request.method === 'ACK' || (transaction.last && transaction.last.status >= 200)) return;
        transaction.last = respond(request, status, responseOptions);
        write(writeSip(transaction.last));
        if (status >= 200) later(() => served.delete(keyOf(request, request.method)));
      },
    };
    return transaction;
  }

  function takeRequest(request: SipRequest): void {
    const repeated = served.get(keyOf(request, request.method === 'ACK' ? 'INVITE' : request.method));
    if (repeated) {
      if (request.method !== 'ACK' && repeated.last) write(writeSip(repeated.last));
      if (request.method !== 'ACK' || (repeated.status ?? 0) >= 300) return;
    }
    if (request.method === 'CANCEL') return takeCancel(request);
    const transaction = serve(request);
    if (request.method !== 'ACK') served.set(keyOf(request, request.method), transaction);
    if (headersOf(request, 'require').length > 0 && request.method !== 'ACK') {
      return transaction.respond(420, { toTag: random.hex(8), headers: headersOf(request, 'require').map((value) => ({ name: 'Unsupported', value })) });
    }
    if (headerOf(request, 'max-forwards') === '0') return transaction.respond(483, { toTag: random.hex(8) });
    onRequest(transaction);
  }

  function takeCancel(cancel: SipRequest): void {
    const invite = served.get(keyOf(cancel, 'INVITE'));
    const transaction = serve(cancel);
    served.set(keyOf(cancel, 'CANCEL'), transaction);
    transaction.respond(invite ? 200 : 481, { toTag: random.hex(8) });
    if (invite && (invite.status ?? 0) < 200) invite.onCancel();
  }

  function takeResponse(response: SipResponse): void {
    const method = sequenceOf(response)!.method;
    const key = keyOf(response, method);
    const waiting = pending.get(key);
    if (!waiting) return;
    if (response.status < 200) {
      waiting.provisional = true;
      if (method === 'INVITE') waiting.stopTimer();
      if (waiting.cancelHeaders && !waiting.final) sendCancel(waiting, waiting.cancelHeaders);
      return waiting.onOutcome({ kind: 'response', response });
    }
    if (method === 'INVITE' && response.status >= 300) acknowledgeRefusal(waiting.request, response);
    if (waiting.final && response.status >= 300) return;
    waiting.stopTimer();
    if (!waiting.final) later(() => pending.delete(key));
    waiting.final = true;
    waiting.onOutcome({ kind: 'response', response });
  }

  /** RFC 3261 §17.1.1.3: same branch, To of the response. */
  function acknowledgeRefusal(invite: SipRequest, response: SipResponse): void {
    write(writeSip(derive(invite, 'ACK', [{ name: 'To', value: headerOf(response, 'to')! }])));
  }

  function sendCancel(waiting: Pending, headers: readonly SipHeader[]): void {
    waiting.cancelHeaders = undefined;
    const cancel = derive(waiting.request, 'CANCEL', [{ name: 'To', value: headerOf(waiting.request, 'to')! }, ...headers]);
    track(cancel, () => undefined);
    write(writeSip(cancel));
  }

  function track(request: SipRequest, onOutcome: (outcome: ClientOutcome) => void): Pending {
    const key = keyOfOwn(request);
    const entry: Pending = { request, provisional: false, final: false, cancelHeaders: undefined, onOutcome, stopTimer: () => undefined };
    entry.stopTimer = later(() => {
      pending.delete(key);
      onOutcome({ kind: 'timedOut' });
    });
    pending.set(key, entry);
    return entry;
  }

  function withVia(request: SipRequest): SipRequest {
    const via = { name: 'Via', value: `SIP/2.0/WS ${platformHost};branch=z9hG4bK${random.hex(16)}` };
    return { ...request, headers: [via, ...request.headers] };
  }

  return {
    get malformed() {
      return malformed;
    },
    receive(frame) {
      const reading = readSip(frame);
      if (reading.kind === 'keepAlive') {
        if (reading.ping) write('\r\n');
      } else if (reading.kind === 'message') {
        if (reading.message.kind === 'request') takeRequest(reading.message);
        else takeResponse(reading.message);
      } else {
        malformed += 1;
        const broken = reading.message;
        if (broken?.kind === 'request' && broken.method !== 'ACK' && headersOf(broken, 'via').length > 0) write(writeSip(respond(broken, 400)));
      }
    },
    send(bare, onOutcome) {
      const request = withVia(bare);
      const entry = track(request, onOutcome);
      write(writeSip(request));
      return {
        request,
        cancel(headers = []) {
          if (request.method !== 'INVITE' || entry.final) return;
          if (entry.provisional) sendCancel(entry, headers);
          else entry.cancelHeaders = headers;
        },
      };
    },
    sendAck: (request) => write(writeSip(withVia(request))),
    close() {
      for (const cancel of timers) cancel();
      timers.clear();
      served.clear();
      pending.clear();
    },
  };
}

/** A request that belongs to the same transaction as `invite`: first Via, From, Call-ID and CSeq number are its own. */
function derive(invite: SipRequest, method: 'ACK' | 'CANCEL', headers: readonly SipHeader[]): SipRequest {
  const own = (name: string) => ({ name, value: headerOf(invite, name)! });
  const sequence: SipHeader = { name: 'CSeq', value: `${sequenceOf(invite)!.number} ${method}` };
  return {
    kind: 'request',
    method,
    uri: invite.uri,
    headers: [own('Via'), { name: 'Max-Forwards', value: '70' }, own('From'), own('Call-ID'), sequence, ...headers],
    body: '',
  };
}

/** Responses are matched by the branch that we gave and the method (RFC 3261 §17.1.3). */
function keyOfOwn(request: SipRequest): string {
  return `${topVia(request)!.branch}  ${request.method}`;
}

import dgram from 'node:dgram';
import { randomBytes } from 'node:crypto';
import type { CallLeg } from './callLeg.ts';
import { LOOPBACK } from '../processes/portBlock.ts';
import { cseqOf, headerOf, headersOf, readSip, requiredHeader, tagOf, writeSip } from './message.ts';
import type { SipHeader, SipMessage } from './message.ts';

const T1_MS = 500;
const T2_MS = 4_000;
const GIVE_UP_MS = 32_000;

export interface OutgoingRequest {
  readonly method: string;
  readonly uri: string;
  /** Everything but Via, Max-Forwards and Content-Length. */
  readonly headers: readonly SipHeader[];
  readonly body?: string;
}

export interface Response {
  readonly status: number;
  readonly reason: string;
  readonly headers?: readonly SipHeader[];
  readonly body?: string;
}

/** A request of the other side and the way to answer it. */
export interface IncomingRequest {
  readonly message: SipMessage;
  readonly method: string;
  /** Answers with the dialog's tag in To; a final answer to an INVITE is repeated until its ACK arrives. */
  respond(response: Response): void;
}

export type RequestListener = (request: IncomingRequest) => void;

/** The trunk's SIP socket: one UDP port, many calls, talking to one SIP server (RFC 3261 section 17, UDP timers). */
export interface Gateway {
  readonly port: number;
  /** Sends with retransmission. `onResponse` gets every response, and `undefined` once when none came in 32 s. */
  send(request: OutgoingRequest, onResponse: (response: SipMessage | undefined) => void, branch?: string): { readonly branch: string };
  /** Sends an ACK to a 2xx: a request nobody answers. */
  sendAck(request: OutgoingRequest): void;
  /** Hands later requests of a call to `listener`; `localTag` is the tag our answers carry. Returns its end. */
  attach(callId: string, localTag: string, listener: RequestListener, leg: CallLeg): () => void;
  /** A running call by its Call-ID. */
  legOf(callId: string): CallLeg | undefined;
  /** Who takes a call that nobody knows yet. */
  onNewCall(listener: RequestListener): void;
  close(): void;
}

interface ClientTransaction {
  readonly request: OutgoingRequest;
  readonly onResponse: (response: SipMessage | undefined) => void;
  timer: NodeJS.Timeout | undefined;
  ack: Buffer | undefined;
}

interface ServerTransaction {
  last: Buffer | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Opens the gateway on a free port of loopback; everything goes to the SIP server at `serverPort`. */
export async function openGateway(serverPort: number): Promise<Gateway> {
  const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, LOOPBACK, resolve);
  });
  socket.on('error', () => undefined);
  const port = socket.address().port;
  const clients = new Map<string, ClientTransaction>();
  const servers = new Map<string, ServerTransaction>();
  /** A referred call may come back to us: then both of its ends are here, under one Call-ID and two tags. */
  const calls = new Map<string, { readonly localTag: string; readonly listener: RequestListener; readonly leg: CallLeg }[]>();
  const callOf = (message: SipMessage) => {
    const ends = calls.get(requiredHeader(message, 'Call-ID')) ?? [];
    const tag = tagOf(requiredHeader(message, 'To'));
    return tag === undefined ? (cseqOf(message).method === 'INVITE' ? undefined : ends.at(-1)) : ends.find(({ localTag }) => localTag === tag);
  };
  let newCall: RequestListener = (request) => request.respond({ status: 404, reason: 'Not Found' });
  let closed = false;

  const put = (bytes: Buffer): void => {
    if (!closed) socket.send(bytes, serverPort, LOOPBACK);
  };

  function withVia(request: OutgoingRequest, branch: string): Buffer {
    return writeSip(
      `${request.method} ${request.uri} SIP/2.0`,
      [{ name: 'Via', value: `SIP/2.0/UDP ${LOOPBACK}:${port};rport;branch=${branch}` }, { name: 'Max-Forwards', value: '70' }, ...request.headers],
      request.body,
    );
  }

  /** Repeats `act` after 0.5, 1, 2, 4, 4 … seconds until 32 s have passed, then calls `giveUp`. */
  function repeat(holder: { timer: NodeJS.Timeout | undefined }, act: () => void, giveUp: () => void, waitMs = T1_MS, spentMs = 0): void {
    holder.timer = setTimeout(() => {
      if (spentMs + waitMs >= GIVE_UP_MS) return giveUp();
      act();
      repeat(holder, act, giveUp, Math.min(waitMs * 2, T2_MS), spentMs + waitMs);
    }, waitMs);
  }

  function acceptResponse(message: SipMessage, status: number): void {
    const branch = /;branch=([^;,\s]+)/.exec(headerOf(message, 'Via') ?? '')?.[1] ?? '';
    const transaction = clients.get(`${branch} ${cseqOf(message).method}`);
    if (transaction === undefined) return;
    clearTimeout(transaction.timer);
    if (transaction.request.method === 'INVITE' && status >= 300) {
      const repeated = transaction.ack !== undefined;
      transaction.ack ??= withVia({ method: 'ACK', uri: transaction.request.uri, headers: ackHeaders(transaction.request, message) }, branch);
      put(transaction.ack);
      if (repeated) return;
    }
    transaction.onResponse(message);
  }

  function acceptRequest(message: SipMessage, method: string): void {
    const branch = /;branch=([^;,\s]+)/.exec(headerOf(message, 'Via') ?? '')?.[1] ?? '';
    const callId = requiredHeader(message, 'Call-ID');
    if (method === 'ACK') {
      // The ACK of a 2xx has a branch of its own, so the answer it stops is found by call and number.
      const answered = `${callId} ${cseqOf(message).number}`;
      clearTimeout(servers.get(answered)?.timer);
    }
    const key = `${branch} ${method}`;
    const known = servers.get(key);
    if (known !== undefined) {
      if (known.last !== undefined) put(known.last);
      return;
    }
    const transaction: ServerTransaction = { last: undefined, timer: undefined };
    servers.set(key, transaction);
    if (method === 'INVITE') servers.set(`${callId} ${cseqOf(message).number}`, transaction);
    const call = callOf(message);
    const request: IncomingRequest = {
      message,
      method,
      respond(response) {
        transaction.last = writeResponse(message, response, calls.get(callId)?.at(-1)?.localTag);
        put(transaction.last);
        clearTimeout(transaction.timer);
        if (method === 'INVITE' && response.status >= 200) repeat(transaction, () => put(transaction.last!), () => undefined);
      },
    };
    const begins = tagOf(requiredHeader(message, 'To')) === undefined;
    if (call !== undefined) call.listener(request);
    else if (method === 'INVITE' && begins) newCall(request);
    else if (method === 'OPTIONS' && begins) request.respond({ status: 200, reason: 'OK' });
    else if (method !== 'ACK') request.respond({ status: 481, reason: 'Call Does Not Exist' });
  }

  socket.on('message', (bytes) => {
    const message = readSip(bytes);
    if (message === undefined) return;
    if (message.start.kind === 'response') acceptResponse(message, message.start.status);
    else acceptRequest(message, message.start.method);
  });

  return {
    port,
    send(request, onResponse, branch = `z9hG4bK${randomBytes(9).toString('hex')}`) {
      const bytes = withVia(request, branch);
      const transaction: ClientTransaction = { request, onResponse, timer: undefined, ack: undefined };
      clients.set(`${branch} ${request.method}`, transaction);
      put(bytes);
      repeat(transaction, () => put(bytes), () => onResponse(undefined));
      return { branch };
    },
    sendAck(request) {
      put(withVia(request, `z9hG4bK${randomBytes(9).toString('hex')}`));
    },
    attach(callId, localTag, listener, leg) {
      const end = { localTag, listener, leg };
      calls.set(callId, [...(calls.get(callId) ?? []), end]);
      return () => {
        const left = (calls.get(callId) ?? []).filter((other) => other !== end);
        if (left.length > 0) calls.set(callId, left);
        else calls.delete(callId);
      };
    },
    legOf: (callId) => calls.get(callId)?.at(0)?.leg,
    onNewCall(listener) {
      newCall = listener;
    },
    close() {
      closed = true;
      for (const { timer } of [...clients.values(), ...servers.values()]) clearTimeout(timer);
      socket.close();
    },
  };
}

/** An ACK of a refusal repeats the INVITE's headers with the To of the answer (RFC 3261 section 17.1.1.3). */
function ackHeaders(invite: OutgoingRequest, answer: SipMessage): SipHeader[] {
  const copied = invite.headers.filter(({ name }) => ['From', 'Call-ID', 'Route'].includes(name));
  return [...copied, { name: 'To', value: requiredHeader(answer, 'To') }, { name: 'CSeq', value: `${cseqOf(answer).number} ACK` }];
}

function writeResponse(request: SipMessage, response: Response, localTag: string | undefined): Buffer {
  const to = requiredHeader(request, 'To');
  const tagged = tagOf(to) === undefined && localTag !== undefined && response.status > 100 ? `${to};tag=${localTag}` : to;
  return writeSip(
    `SIP/2.0 ${response.status} ${response.reason}`,
    [
      ...headersOf(request, 'Via').map((value) => ({ name: 'Via', value })),
      ...headersOf(request, 'Record-Route').map((value) => ({ name: 'Record-Route', value })),
      { name: 'From', value: requiredHeader(request, 'From') },
      { name: 'To', value: tagged },
      { name: 'Call-ID', value: requiredHeader(request, 'Call-ID') },
      { name: 'CSeq', value: requiredHeader(request, 'CSeq') },
      ...(response.headers ?? []),
    ],
    response.body,
  );
}

import { createHash, randomBytes } from 'node:crypto';
import WebSocket from 'ws';
import { cseqOf, headerOf, headersOf, listOf, readSip, requiredHeader, uriOf, writeSip } from './sip/message.ts';
import type { SipHeader, SipMessage } from './sip/message.ts';
import { answerDirection, readSdp } from './sip/sdp.ts';

/** Where and as whom a seat connects. */
export interface SeatOptions {
  readonly url: string;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** PEM to trust for `wss:`. */
  readonly ca?: string;
  /** UUID for `+sip.instance` (RFC 5626 §4.1). */
  readonly instance?: string;
}

export interface FinalResponse {
  readonly status: number;
  readonly message: SipMessage;
  /** Every response before it and itself. */
  readonly all: readonly SipMessage[];
}

/** A call offered to a seat. */
export interface OfferedCall {
  readonly invite: SipMessage;
  ring(): void;
  reject(status: number, reason: string, headers?: readonly SipHeader[]): void;
  /** 200 with a description; it answers later re-INVITEs too, with the direction that fits their offer. */
  answer(sdp: string): void;
  /** Resolves with the ACK of the answer. */
  readonly acknowledged: Promise<SipMessage>;
  /** Sends a request within the call; an accepted INVITE is acknowledged. */
  request(method: string, extra?: readonly SipHeader[], body?: string): Promise<FinalResponse>;
  hangUp(): Promise<FinalResponse>;
}

/**
 * A bare seat: SIP over WebSocket (RFC 7118) with digest authentication (RFC 2617, MD5), one message after the
 * other, no media. It stands in for the console where only signalling matters.
 */
export interface Seat {
  readonly received: readonly SipMessage[];
  /** Registers for 120 s and resolves with the last answer, whatever it is. */
  register(expires?: number): Promise<FinalResponse>;
  /** Goes on with a call that was answered over a socket that is gone: answers its requests here. */
  resume(call: OfferedCall, sdp: string): void;
  /** The next INVITE without a to-tag; calls wait in order. */
  nextCall(): Promise<OfferedCall>;
  /** Sends a request outside any dialog, authenticated when asked to. */
  request(method: string, uri: string, extra?: readonly SipHeader[], body?: string): Promise<FinalResponse>;
  /** Closes the socket properly; `abruptly` without a closing handshake. */
  close(abruptly?: boolean): Promise<void>;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function parameter(challenge: string, name: string): string {
  return new RegExp(`${name}="?([^",]+)"?`, 'i').exec(challenge)?.[1] ?? '';
}

function authorization(challenge: string, { user, password }: SeatOptions, method: string, uri: string): string {
  const realm = parameter(challenge, 'realm');
  const nonce = parameter(challenge, 'nonce');
  const cnonce = randomBytes(8).toString('hex');
  const response = md5(`${md5(`${user}:${realm}:${password}`)}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, qop=auth, nc=00000001, cnonce="${cnonce}"`;
}

/** Connects a seat's socket. Rejects when the connection or the certificate is refused. */
export async function openSeat(options: SeatOptions): Promise<Seat> {
  const socket = new WebSocket(options.url, 'sip', { ca: options.ca });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const host = `${randomBytes(6).toString('hex')}.invalid`;
  const transport = options.url.startsWith('wss:') ? 'WSS' : 'WS';
  const aor = `sip:${options.user}@${options.domain}`;
  const contact = `<sip:${options.user}@${host};transport=ws>`;
  const received: SipMessage[] = [];
  const offered: OfferedCall[] = [];
  const waiting: ((call: OfferedCall) => void)[] = [];
  const pending = new Map<string, (response: SipMessage) => void>();
  const listeners = new Map<string, (message: SipMessage) => void>();

  function via(): SipHeader {
    return { name: 'Via', value: `SIP/2.0/${transport} ${host};branch=z9hG4bK${randomBytes(8).toString('hex')}` };
  }

  function respond(request: SipMessage, status: number, reason: string, tag: string | undefined, extra: readonly SipHeader[] = [], body = ''): void {
    const copy = (name: string): SipHeader[] => headersOf(request, name).map((value) => ({ name, value }));
    const to = requiredHeader(request, 'To');
    const tagged = tag === undefined || to.includes('tag=') ? to : `${to};tag=${tag}`;
    socket.send(writeSip(`SIP/2.0 ${status} ${reason}`, [...copy('Via'), ...copy('Record-Route'), ...copy('From'), { name: 'To', value: tagged }, ...copy('Call-ID'), ...copy('CSeq'), ...extra], body).toString());
  }

  function exchange(method: string, uri: string, headers: readonly SipHeader[], body = ''): Promise<FinalResponse> {
    const key = `${String(headers.find(({ name }) => name === 'Call-ID')!.value)} ${String(headers.find(({ name }) => name === 'CSeq')!.value)}`;
    const all: SipMessage[] = [];
    return new Promise((resolve) => {
      pending.set(key, (message) => {
        all.push(message);
        if (message.start.kind !== 'response' || message.start.status < 200) return;
        pending.delete(key);
        resolve({ status: message.start.status, message, all });
      });
      socket.send(writeSip(`${method} ${uri} SIP/2.0`, [via(), { name: 'Max-Forwards', value: '70' }, ...headers], body).toString());
    });
  }

  async function request(method: string, uri: string, extra: readonly SipHeader[] = [], body = '', to = `<${uri}>`): Promise<FinalResponse> {
    const callId = randomBytes(10).toString('hex');
    const from = `<${aor}>;tag=${randomBytes(5).toString('hex')}`;
    const headers = (sequence: number): SipHeader[] => [
      { name: 'From', value: from },
      { name: 'To', value: to },
      { name: 'Call-ID', value: callId },
      { name: 'CSeq', value: `${sequence} ${method}` },
      ...extra,
    ];
    const first = await exchange(method, uri, headers(1), body);
    if (first.status !== 401 && first.status !== 407) return first;
    const [challenge, answer] = first.status === 401 ? ['WWW-Authenticate', 'Authorization'] : ['Proxy-Authenticate', 'Proxy-Authorization'];
    if (method === 'INVITE') acknowledge(uri, headers(1), first.message);
    const value = authorization(requiredHeader(first.message, challenge!), options, method, uri);
    const second = await exchange(method, uri, [...headers(2), { name: answer!, value }], body);
    if (method === 'INVITE') {
      const confirmed = second.status < 300;
      const target = confirmed ? uriOf(headerOf(second.message, 'Contact') ?? uri) : uri;
      acknowledge(target, headers(2), second.message, confirmed ? listOf(second.message, 'Record-Route').reverse() : []);
    }
    return { ...second, all: [...first.all, ...second.all] };
  }

  function acknowledge(uri: string, headers: readonly SipHeader[], answer: SipMessage, routes: readonly string[] = []): void {
    const kept = headers.filter(({ name }) => ['From', 'Call-ID'].includes(name));
    socket.send(
      writeSip(`ACK ${uri} SIP/2.0`, [
        via(), { name: 'Max-Forwards', value: '70' }, ...routes.map((value) => ({ name: 'Route', value })), ...kept,
        { name: 'To', value: requiredHeader(answer, 'To') }, { name: 'CSeq', value: `${cseqOf(answer).number} ACK` },
      ]).toString(),
    );
  }

  const described: SipHeader[] = [{ name: 'Contact', value: contact }, { name: 'Content-Type', value: 'application/sdp' }];

  /** Answers the requests of a call: a re-INVITE with the direction that fits, anything else with 200. */
  function listen(invite: SipMessage, tag: string, sdp: () => string, also: (message: SipMessage) => void): void {
    listeners.set(requiredHeader(invite, 'Call-ID'), (message) => {
      if (message.start.kind !== 'request') return;
      if (message.start.method === 'INVITE') {
        const direction = answerDirection(readSdp(message.body)?.direction ?? 'sendrecv', 'sendrecv');
        respond(message, 200, 'OK', tag, described, sdp().replace(/^a=(sendrecv|sendonly|recvonly|inactive)/gm, `a=${direction}`));
      } else if (message.start.method !== 'ACK') respond(message, 200, 'OK', tag);
      also(message);
    });
  }

  function offer(invite: SipMessage): void {
    const tag = randomBytes(6).toString('hex');
    let finished = false;
    let sdp = '';
    let sequence = 0;
    let takeAck: (ack: SipMessage) => void = () => undefined;
    const acknowledged = new Promise<SipMessage>((resolve) => {
      takeAck = resolve;
    });
    const finish = (act: () => void): void => {
      if (finished) return;
      finished = true;
      act();
    };
    listen(invite, tag, () => sdp, (message) => {
      if (message.start.kind !== 'request') return;
      if (message.start.method === 'ACK') takeAck(message);
      if (message.start.method === 'CANCEL') finish(() => respond(invite, 487, 'Request Terminated', tag));
    });
    async function requestInCall(method: string, extra: readonly SipHeader[] = [], body = ''): Promise<FinalResponse> {
      sequence += 1;
      const target = uriOf(requiredHeader(invite, 'Contact'));
      const routes = listOf(invite, 'Record-Route');
      const headers: SipHeader[] = [
        ...routes.map((value) => ({ name: 'Route', value })),
        { name: 'From', value: `${requiredHeader(invite, 'To')};tag=${tag}` },
        { name: 'To', value: requiredHeader(invite, 'From') },
        { name: 'Call-ID', value: requiredHeader(invite, 'Call-ID') },
        { name: 'CSeq', value: `${sequence} ${method}` },
        { name: 'Contact', value: contact },
        ...extra,
      ];
      const answer = await exchange(method, target, headers, body);
      if (method === 'INVITE' && answer.status < 300) acknowledge(target, headers, answer.message, routes);
      return answer;
    }
    const call: OfferedCall = {
      invite,
      acknowledged,
      ring: () => respond(invite, 180, 'Ringing', tag, described.slice(0, 1)),
      reject: (status, reason, headers = []) => finish(() => respond(invite, status, reason, tag, headers)),
      answer: (own) =>
        finish(() => {
          sdp = own;
          respond(invite, 200, 'OK', tag, described, own);
        }),
      request: requestInCall,
      hangUp: () => requestInCall('BYE'),
    };
    const next = waiting.shift();
    if (next === undefined) offered.push(call);
    else next(call);
  }

  socket.on('message', (data) => {
    const message = readSip(data.toString());
    if (message === undefined) return;
    received.push(message);
    const callId = requiredHeader(message, 'Call-ID');
    if (message.start.kind === 'response') pending.get(`${callId} ${requiredHeader(message, 'CSeq')}`)?.(message);
    else if (listeners.has(callId)) listeners.get(callId)!(message);
    else if (message.start.method === 'INVITE') offer(message);
    else if (message.start.method !== 'ACK') respond(message, 200, 'OK', 'seat');
  });

  return {
    received,
    register: (expires = 120) =>
      request('REGISTER', `sip:${options.domain}`, [{ name: 'Contact', value: `${contact}${options.instance === undefined ? '' : `;+sip.instance="<urn:uuid:${options.instance}>"`}` }, { name: 'Expires', value: String(expires) }], '', `<${aor}>`),
    resume: (call, sdp) => listen(call.invite, 'resumed', () => sdp, () => undefined),
    nextCall: () => {
      const first = offered.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
    request: (method, uri, extra = [], body = '') => request(method, uri, [{ name: 'Contact', value: contact }, ...extra], body),
    close(abruptly = false) {
      if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      if (abruptly) socket.terminate();
      else socket.close();
      return closed;
    },
  };
}

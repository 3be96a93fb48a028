import { splitFrame, valuesOf, type SipFrame } from '../../../electron/sip/sipFrame.ts';
import type { MemorySocket } from './memorySocket.ts';

/** A message that Alice sent. */
export class SentMessage {
  readonly text: string;
  readonly frame: SipFrame;

  constructor(text: string) {
    this.text = text;
    this.frame = splitFrame(text);
  }

  /** `INVITE`, or `180 INVITE` for an answer. */
  get title(): string {
    const status = /^SIP\/2\.0 (\d{3})/.exec(this.frame.startLine)?.[1];
    const method = this.header('cseq').split(' ')[1] ?? '';
    return status ? `${status} ${method}` : (this.frame.startLine.split(' ')[0] ?? '');
  }

  get body(): string {
    return this.frame.body;
  }

  header(name: string): string {
    return valuesOf(this.frame, name)[0] ?? '';
  }

  headers(name: string): string[] {
    return valuesOf(this.frame, name);
  }

  tag(name: 'from' | 'to'): string {
    return /;tag=([^;]+)/.exec(this.header(name))?.[1] ?? '';
  }
}

/** RFC 3261 §10.2.3: a REGISTER without Contact asks for the bindings. */
function isQuestion(message: SentMessage): boolean {
  return message.title === 'REGISTER' && message.header('contact') === '';
}

let counter = 0;

export interface InviteOptions {
  readonly callId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly requestUri?: string;
  readonly headers?: readonly string[];
  /** An SDP; empty for a late offer. */
  readonly body?: string;
}

/** The other side of Alice's socket: server and caller in one, driven by the test, which sees every message. */
export class Bob {
  readonly socket: MemorySocket;
  /** Answers REGISTER with 200 by itself. */
  registers = true;
  /** Answers the question who is registered (a REGISTER without Contact) by itself; such questions do not show in `received`. */
  answersQuestions = true;
  /** Contact values of others at Alice's address of record. */
  others: string[] = [];
  /** Alice's own binding while there is one. */
  binding: string | undefined;
  /** Answers BYE with 200 by itself. */
  answersBye = true;
  #read = 0;

  constructor(socket: MemorySocket) {
    this.socket = socket;
    socket.onsent = (text) => {
      const message = new SentMessage(text);
      if (isQuestion(message)) {
        if (this.answersQuestions) queueMicrotask(() => this.answer(message, 200, 'OK', this.#contacts()));
        return;
      }
      if (this.registers && message.title === 'REGISTER') queueMicrotask(() => this.acceptRegister(message));
      if (this.answersBye && message.title === 'BYE') queueMicrotask(() => this.answer(message, 200, 'OK'));
    };
  }

  get received(): SentMessage[] {
    return this.socket.sent.map((text) => new SentMessage(text)).filter((message) => !isQuestion(message));
  }

  /** Titles of everything but REGISTER, in order. */
  get titles(): string[] {
    return this.received.map(({ title }) => title).filter((title) => title !== 'REGISTER');
  }

  /** The next message with this title that was not taken yet; others before it are passed over. */
  async take(title: string, withinMs = 4_000): Promise<SentMessage> {
    const until = Date.now() + withinMs;
    for (;;) {
      const messages = this.received;
      for (let at = this.#read; at < messages.length; at += 1) {
        if (messages[at]!.title === title) {
          this.#read = at + 1;
          return messages[at]!;
        }
      }
      if (Date.now() > until) throw new Error(`No ${title} came; there were ${messages.map((message) => message.title).join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  acceptRegister(request: SentMessage, expires = 300): void {
    const contact = request.header('contact');
    this.binding = contact.includes('expires=0') ? undefined : `${contact.replace(/;expires=\d+/, '')};expires=${expires}`;
    this.answer(request, 200, 'OK', this.#contacts());
  }

  #contacts(): string[] {
    return [...(this.binding === undefined ? [] : [this.binding]), ...this.others].map((contact) => `Contact: ${contact}`);
  }

  answer(request: SentMessage, code: number, phrase: string, headers: readonly string[] = [], body = ''): void {
    const to = request.header('to');
    this.send([
      `SIP/2.0 ${code} ${phrase}`,
      ...request.headers('via').map((via) => `Via: ${via}`),
      `From: ${request.header('from')}`,
      `To: ${to}${code > 100 && !/;tag=/.test(to) ? ';tag=bob' : ''}`,
      `Call-ID: ${request.header('call-id')}`,
      `CSeq: ${request.header('cseq')}`,
      ...headers,
      ...(body ? ['Content-Type: application/sdp'] : []),
    ], body);
  }

  /** An INVITE from outside, as a proxy hands it over. */
  invite(options: InviteOptions = {}): IncomingCall {
    counter += 1;
    const user = /<sip:([^@]+)@/.exec(this.received.find(({ title }) => title === 'REGISTER')?.header('contact') ?? '')?.[1] ?? '8001';
    const call = new IncomingCall(this, {
      callId: options.callId ?? `call-${counter}@pbx`,
      from: options.from ?? '<sip:13800138000@pbx.example.com>',
      to: options.to ?? '<sip:4001234567@pbx.example.com>',
      requestUri: options.requestUri ?? `sip:${user}@192.0.2.1;transport=ws`,
      fromTag: `caller${counter}`,
    });
    call.invite(options);
    return call;
  }

  send(lines: readonly string[], body = ''): void {
    this.socket.receive([...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
  }
}

/** One dialog that the caller's side began. */
export class IncomingCall {
  readonly bob: Bob;
  readonly callId: string;
  readonly branch: string;
  #toTag = '';
  #cseq = 1;
  readonly #identity: { from: string; to: string; requestUri: string; fromTag: string; callId: string };

  constructor(bob: Bob, identity: { from: string; to: string; requestUri: string; fromTag: string; callId: string }) {
    this.bob = bob;
    this.#identity = identity;
    this.callId = identity.callId;
    counter += 1;
    this.branch = `z9hG4bKinvite${counter}`;
  }

  invite({ headers = [], body = '' }: InviteOptions): void {
    this.#send('INVITE', this.branch, [`Contact: <sip:caller@192.0.2.9:5060>`, ...headers, ...(body ? ['Content-Type: application/sdp'] : [])], body);
  }

  /** The same INVITE on another branch, as a proxy sends it that tries a new connection. */
  repeat({ body = '' }: InviteOptions): void {
    this.#send('INVITE', `${this.branch}again`, [`Contact: <sip:caller@192.0.2.9:5060>`, ...(body ? ['Content-Type: application/sdp'] : [])], body);
  }

  /** Takes the 200 and acknowledges it. */
  async acknowledge(body = ''): Promise<SentMessage> {
    const ok = await this.bob.take('200 INVITE');
    this.accepted(ok);
    this.ack(body);
    return ok;
  }

  /** The dialog that this 200 made is the one that later requests belong to. */
  accepted(ok: SentMessage): void {
    this.#toTag = ok.tag('to');
  }

  ack(body = ''): void {
    this.#send('ACK', `z9hG4bKack${(counter += 1)}`, body ? ['Content-Type: application/sdp'] : [], body, this.#cseq);
  }

  /** The ACK of a refusal, in the INVITE's own transaction. */
  ackRefusal(refusal: SentMessage): void {
    this.#toTag = refusal.tag('to');
    this.#send('ACK', this.branch, [], '', this.#cseq);
  }

  cancel(headers: readonly string[] = []): void {
    this.#send('CANCEL', this.branch, headers, '', this.#cseq);
  }

  bye(headers: readonly string[] = []): void {
    this.#cseq += 1;
    this.#send('BYE', `z9hG4bKbye${(counter += 1)}`, headers);
  }

  /** Any request within the dialog; a body needs its Content-Type among the headers. */
  request(method: string, headers: readonly string[] = [], body = ''): void {
    this.#cseq += 1;
    this.#send(method, `z9hG4bKin${(counter += 1)}`, headers, body);
  }

  /** A NOTIFY about a REFER (RFC 3515 §2.4.5). */
  notify(status: string, subscription: string, event = 'refer'): void {
    this.request('NOTIFY', [`Event: ${event}`, `Subscription-State: ${subscription}`, ...(status ? ['Content-Type: message/sipfrag;version=2.0'] : [])], status && `SIP/2.0 ${status}\r\n`);
  }

  reinvite(body: string): void {
    this.#cseq += 1;
    this.#send('INVITE', `z9hG4bKre${(counter += 1)}`, ['Contact: <sip:caller@192.0.2.9:5060>', ...(body ? ['Content-Type: application/sdp'] : [])], body);
  }

  #send(method: string, branch: string, headers: readonly string[], body = '', cseq = this.#cseq): void {
    const { from, to, requestUri, fromTag, callId } = this.#identity;
    this.bob.send([
      `${method} ${requestUri} SIP/2.0`,
      `Via: SIP/2.0/WS pbx.example.com;branch=${branch}`,
      'Max-Forwards: 69',
      `From: ${from};tag=${fromTag}`,
      `To: ${to}${this.#toTag ? `;tag=${this.#toTag}` : ''}`,
      `Call-ID: ${callId}`,
      `CSeq: ${cseq} ${method}`,
      ...headers,
    ], body);
  }
}

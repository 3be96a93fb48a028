import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { BusReader, busBytes } from './busValues.ts';

/** A method call that somebody on the bus sent to us. */
export interface BusCall {
  readonly sender: string;
  readonly interface: string;
  readonly member: string;
  readonly values: readonly unknown[];
}

/** What a call is answered with: values and their D-Bus signature. */
export interface BusAnswer {
  readonly signature: string;
  readonly values: readonly unknown[];
}

/** One program's place on a D-Bus message bus. */
export interface MessageBus {
  /** Takes a well-known name. Rejects when another program has it. */
  take(name: string): Promise<void>;
  /** Calls a method and resolves with what it answers; rejects with the name of the error. */
  call(to: { readonly name: string; readonly path: string; readonly interface: string }, member: string, answer?: BusAnswer): Promise<readonly unknown[]>;
  /** Sends a signal to everybody who listens. */
  tell(path: string, face: string, member: string, values: BusAnswer): void;
  close(): void;
}

const [methodCall, methodReturn, errorReply, signal] = [1, 2, 3, 4];
const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;
const nothing: BusAnswer = { signature: '', values: [] };

/** Header fields of a message (D-Bus specification, "Header Fields"), each with its type. */
const fields = { path: [1, 'o'], interface: [2, 's'], member: [3, 's'], errorName: [4, 's'], replyTo: [5, 'u'], destination: [6, 's'], signature: [8, 'g'] } as const;
type Fields = { readonly [Name in keyof typeof fields]?: string | number | undefined };

function encode(kind: number, serial: number, given: Fields, { signature, values }: BusAnswer): Buffer {
  const body = busBytes(signature, values);
  const all: Fields = { ...given, signature: signature || undefined };
  const listed = Object.entries(fields).flatMap(([name, [code, type]]) => {
    const value = all[name as keyof Fields];
    return value === undefined ? [] : [[code, { signature: type, value }]];
  });
  const header = busBytes('yyyyuua(yv)', ['l'.charCodeAt(0), kind, 0, 1, body.length, serial, listed]);
  return Buffer.concat([header, Buffer.alloc(-header.length & 7), body]);
}

/** Joins the bus behind a socket file. Calls to us are answered by `answer`; undefined = there is no such method. */
export async function joinBus(socketFile: string, answer: (call: BusCall) => BusAnswer | undefined): Promise<MessageBus> {
  const socket = connect(socketFile);
  await once(socket, 'connect');
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')}\r\n`);
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  if (!greeting.toString().startsWith('OK')) throw new Error(`The message bus refuses us: ${greeting.toString()}`);
  socket.write('BEGIN\r\n');

  let serial = 0;
  const waiting = new Map<number, { readonly resolve: (values: readonly unknown[]) => void; readonly reject: (error: Error) => void }>();
  const send = (kind: number, given: Fields, content: BusAnswer): number => {
    serial += 1;
    socket.write(encode(kind, serial, given, content));
    return serial;
  };
  const call: MessageBus['call'] = (to, member, content = nothing) =>
    new Promise((resolve, reject) => {
      waiting.set(send(methodCall, { destination: to.name, path: to.path, interface: to.interface, member }, content), { resolve, reject });
    });
  followMessages(socket, ({ kind, number, header, values }) => {
    const text = (code: number) => String(header.get(code) ?? '');
    const asked = waiting.get(Number(header.get(fields.replyTo[0])));
    if (kind === methodReturn) asked?.resolve(values);
    else if (kind === errorReply) asked?.reject(new Error(`${text(fields.errorName[0])}: ${String(values[0] ?? '')}`));
    else if (kind === methodCall) {
      const reply = answer({ sender: text(7), interface: text(fields.interface[0]), member: text(fields.member[0]), values });
      const given = { destination: text(7), replyTo: number };
      if (reply) send(methodReturn, given, reply);
      else send(errorReply, { ...given, errorName: 'org.freedesktop.DBus.Error.UnknownMethod' }, nothing);
    }
  });
  await call(bus, 'Hello');
  return {
    call,
    async take(name) {
      const [result] = await call(bus, 'RequestName', { signature: 'su', values: [name, 4] });
      if (result !== 1) throw new Error(`${name} belongs to another program`);
    },
    tell: (path, face, member, content) => void send(signal, { path, interface: face, member }, content),
    close: () => void socket.destroy(),
  };
}

interface BusMessage {
  readonly kind: number;
  readonly number: number;
  readonly header: ReadonlyMap<number, unknown>;
  readonly values: readonly unknown[];
}

/** Cuts the stream into messages. */
function followMessages(socket: Socket, take: (message: BusMessage) => void): void {
  let kept = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    kept = Buffer.concat([kept, data]);
    for (;;) {
      if (kept.length < 16) return;
      const headerEnd = (16 + kept.readUInt32LE(12) + 7) & ~7;
      const end = headerEnd + kept.readUInt32LE(4);
      if (kept.length < end) return;
      const reader = new BusReader(kept.subarray(0, headerEnd));
      const [, kind, , , , number, listed] = reader.readAll('yyyyuua(yv)') as [number, number, number, number, number, number, [number, unknown][]];
      const header = new Map(listed);
      const values = new BusReader(kept.subarray(headerEnd, end)).readAll(String(header.get(fields.signature[0]) ?? ''));
      kept = kept.subarray(end);
      take({ kind, number, header, values });
    }
  });
}

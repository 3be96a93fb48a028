import dgram from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** A STUN server (RFC 8489) on loopback that sees everybody come from one address, as behind a router. */
export interface StunServer {
  /** For an `iceServers` list. */
  readonly iceServer: { readonly urls: string };
  /** How many Binding requests it has answered. */
  answered(): number;
  close(): Promise<void>;
}

const cookie = 0x2112_a442;
const [bindingRequest, bindingSuccess, xorMappedAddress] = [0x0001, 0x0101, 0x0020];
const headerLength = 20;

/** Answers every Binding request with this IPv4 address and the port that the request came from. */
export async function startStunServer(seenFrom: string): Promise<StunServer> {
  const socket = dgram.createSocket('udp4');
  let answered = 0;
  socket.on('message', (request, { address, port }) => {
    if (request.length < headerLength || request.readUInt16BE(0) !== bindingRequest || request.readUInt32BE(4) !== cookie) return;
    const answer = Buffer.alloc(headerLength + 12);
    answer.writeUInt16BE(bindingSuccess, 0);
    answer.writeUInt16BE(12, 2);
    request.copy(answer, 4, 4, headerLength);
    answer.writeUInt16BE(xorMappedAddress, 20);
    answer.writeUInt16BE(8, 22);
    answer.writeUInt8(1, 25);
    answer.writeUInt16BE(port ^ (cookie >>> 16), 26);
    answer.writeUInt32BE((Buffer.from(seenFrom.split('.').map(Number)).readUInt32BE(0) ^ cookie) >>> 0, 28);
    answered += 1;
    socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => void socket.bind(0, '127.0.0.1', resolve));
  return {
    iceServer: { urls: `stun:127.0.0.1:${(socket.address() as AddressInfo).port}` },
    answered: () => answered,
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

/**
 * A server between the phone and the real one that can send malformed messages: `node floodProgram.ts <ws address>`.
 * Says its own address, then takes lines: `flood <messages per second> <Call-ID or ->` and `stop`, which says how many
 * it has sent. A process of its own, so that its work is not the phone's. Ends with its standard input.
 */
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { malformedFrames } from '../../sip/fakes/malformedFrames.ts';

const upstream = process.argv[2]!;
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip', perMessageDeflate: false });
let phone: WebSocket | undefined;

server.on('connection', (near) => {
  phone = near;
  const far = new WebSocket(upstream, 'sip', { perMessageDeflate: false });
  const early: string[] = [];
  /** Branches of the real server's requests: answers to ours are not for it. */
  const branches = new Set<string>();
  near.on('message', (data) => {
    const message = String(data);
    if (message.startsWith('SIP/2.0 ') && !branches.has(branchOf(message))) return;
    if (far.readyState === WebSocket.OPEN) far.send(message);
    else early.push(message);
  });
  far.on('open', () => { for (const message of early.splice(0)) far.send(message); });
  far.on('message', (data) => {
    branches.add(branchOf(String(data)));
    near.send(String(data));
  });
  for (const [one, other] of [[near, far], [far, near]] as const) {
    one.on('close', () => other.terminate());
    one.on('error', () => other.terminate());
  }
});
server.on('listening', () => { process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/\n`); });

/** The branch of the topmost Via; empty when there is none. */
function branchOf(message: string): string {
  return /^Via:[^\r]*;branch=([^;\s,]+)/im.exec(message)?.[1] ?? '';
}

let timer: NodeJS.Timeout | undefined;
let sent = 0;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [command, perSecond, callId] = line.split(' ');
  clearInterval(timer);
  if (command === 'stop') {
    process.stdout.write(`${sent}\n`);
    return;
  }
  const frames = malformedFrames(5_000, 400, callId === '-' ? undefined : callId);
  const began = performance.now();
  sent = 0;
  timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * Number(perSecond));
    for (; sent < due; sent += 1) phone?.send(frames[sent % frames.length]!);
  }, 5);
});
lines.on('close', () => process.exit(0));

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { describeConnectError } from '../../electron/sip/connectError.ts';
import { WebSocketSocket, type WebSocketSocketOptions } from '../../electron/sip/webSocketSocket.ts';
import { makeCertificate } from '../lab/processes/certificate.ts';
import { until } from './fakes/alice.ts';

interface Told {
  readonly events: string[];
  readonly data: (string | Uint8Array)[];
}

function open(url: string, options: WebSocketSocketOptions = {}): { socket: WebSocketSocket; told: Told } {
  const socket = new WebSocketSocket(url, options);
  const told: Told = { events: [], data: [] };
  socket.onconnect = () => { told.events.push('connect'); };
  socket.ondisconnect = (error, code) => { told.events.push(`disconnect ${error} ${code}`); };
  socket.ondata = (data) => { told.data.push(data); };
  socket.connect();
  onTestFinished(() => socket.disconnect());
  return { socket, told };
}

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  onTestFinished(() => { server.close(); });
  return (server.address() as AddressInfo).port;
}

/** A WebSocket server on loopback and the connections it has. */
async function serve(server: Server = createHttpServer(), options: object = {}): Promise<{ port: number; connections: WebSocket[] }> {
  const connections: WebSocket[] = [];
  const webSockets = new WebSocketServer({ server, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false), ...options });
  webSockets.on('connection', (connection) => connections.push(connection));
  onTestFinished(() => { for (const connection of connections) connection.terminate(); });
  return { port: await listen(server), connections };
}

test('messages travel both ways under the sub-protocol sip', async () => {
  const { port, connections } = await serve();
  const { socket, told } = open(`ws://127.0.0.1:${port}/ws`);
  await until(() => told.events.length > 0);
  expect(connections[0]!.protocol).toBe('sip');
  expect([socket.via_transport, socket.sip_uri]).toEqual(['WS', `sip:127.0.0.1:${port};transport=ws`]);
  const got: string[] = [];
  connections[0]!.on('message', (data) => got.push(String(data)));
  expect(socket.send('OPTIONS')).toBe(true);
  connections[0]!.send('售后');
  connections[0]!.send(Buffer.from('bytes'));
  await until(() => got.length === 1 && told.data.length === 2);
  expect(told.data[0]).toBe('售后');
  expect(Buffer.from(told.data[1] as Uint8Array).toString()).toBe('bytes');
});

test('text that is no UTF-8 does not cost the connection', async () => {
  const { port, connections } = await serve();
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  connections[0]!.send(Buffer.from('c4e3bac3', 'hex'), { binary: false });
  await until(() => told.data.length === 1);
  expect(told.data[0]).toContain('\ufffd');
  expect(socket.isConnected()).toBe(true);
});

test('a message over 64 KB is handed on for refusal, the connection stays', async () => {
  const { port, connections } = await serve();
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  connections[0]!.send('x'.repeat(200_000));
  await until(() => told.data.length === 1);
  expect(socket.isConnected()).toBe(true);
});

test('a server that closes and a path that breaks are told apart', async () => {
  const { port, connections } = await serve();
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  connections[0]!.close(1000);
  await until(() => told.events.length === 2);
  socket.connect();
  await until(() => connections.length === 2 && told.events.length === 3);
  connections[1]!.terminate();
  await until(() => told.events.length === 4);
  expect(told.events).toEqual(['connect', 'disconnect false 1000', 'connect', 'disconnect true 1006']);
  expect(socket.failure?.problem).toBe('connectionLost');
});

test('nothing that listens is a server that cannot be reached', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  expect(socket.failure).toEqual({ problem: 'serverUnreachable', detail: 'nothing listens at this address' });
  expect(socket.isConnecting()).toBe(false);
});

test('a web server without SIP is named as such', async () => {
  const port = await listen(createHttpServer((_request, response) => { response.writeHead(404).end(); }));
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  expect(socket.failure?.detail).toContain('HTTP 404');
});

test('a server that does not offer the sub-protocol is refused', async () => {
  const { port } = await serve(createHttpServer(), { handleProtocols: () => false });
  const { socket, told } = open(`ws://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  expect(socket.failure?.detail).toContain('sub-protocol');
});

test('a self-signed certificate is refused with a clear reason, and accepted when its authority is given', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  const { certificateFile, keyFile } = await makeCertificate(folder);
  const { port } = await serve(createTlsServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }) as unknown as Server);
  const refused = open(`wss://127.0.0.1:${port}`);
  await until(() => refused.told.events.length > 0);
  expect(refused.socket.failure).toEqual({ problem: 'certificateRefused', detail: 'the certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)', reached: true });
  const trusted = open(`wss://127.0.0.1:${port}`, { certificateAuthorities: [readFileSync(certificateFile, 'utf8')] });
  await until(() => trusted.told.events.length > 0);
  expect(trusted.told.events).toEqual(['connect']);
  expect(trusted.socket.via_transport).toBe('WSS');
});

test.each([
  ['that has run out', { expired: true }, 'the certificate has expired (CERT_HAS_EXPIRED)'],
  ['of another host', { names: 'DNS:other.example.cn' }, 'the certificate belongs to another host name (ERR_TLS_CERT_ALTNAME_INVALID)'],
])('a certificate %s is refused although its issuer is trusted', async (_what, options, detail) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  const { certificateFile, keyFile } = await makeCertificate(folder, options);
  const { port, connections } = await serve(createTlsServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }) as unknown as Server);
  const { socket, told } = open(`wss://127.0.0.1:${port}`, { certificateAuthorities: [readFileSync(certificateFile, 'utf8')] });
  await until(() => told.events.length > 0);
  expect(socket.failure).toEqual({ problem: 'certificateRefused', detail, reached: true });
  expect(connections).toEqual([]);
});

test.each(['ws', 'wss'])('what waits in a silent %s connection can be kept from ever being delivered', async (scheme) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  const { certificateFile, keyFile } = await makeCertificate(folder);
  const server = scheme === 'ws' ? createHttpServer() : createTlsServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }) as unknown as Server;
  const resets: boolean[] = [];
  server.on(scheme === 'ws' ? 'connection' : 'secureConnection', (connection: Socket) => { connection.on('close', (wasReset) => resets.push(wasReset)); });
  const { port } = await serve(server, { autoPong: false });
  for (const discards of [false, true]) {
    const { socket, told } = open(`${scheme}://127.0.0.1:${port}`, { certificateAuthorities: [readFileSync(certificateFile, 'utf8')], pingAfterMs: 50, pongWithinMs: 50 });
    const { ondisconnect } = socket;
    socket.ondisconnect = (...how) => {
      ondisconnect(...how);
      if (discards) socket.discardUnsent();
    };
    await until(() => told.events.length === 2 && resets.length === (discards ? 2 : 1));
    expect(told.events).toEqual(['connect', 'disconnect true 1006']);
  }
  expect(resets).toEqual([false, true]);
});

test('a name of several addresses is good as long as one of them is', async () => {
  const { port } = await serve();
  const asked: string[] = [];
  const { told } = open(`ws://pbx.example.cn:${port}/ws`, { resolve: (host) => {
    asked.push(host);
    return Promise.resolve(['127.0.0.98', '127.0.0.99', '127.0.0.1']);
  } });
  await until(() => told.events.length > 0);
  expect(told.events).toEqual(['connect']);
  expect(asked).toEqual(['pbx.example.cn']);
});

test('a name that nobody knows is said so', async () => {
  const { socket, told } = open('ws://pbx.example.cn/ws', { resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
  await until(() => told.events.length > 0);
  expect(socket.failure).toEqual({ problem: 'serverUnreachable', detail: 'the host name is unknown' });
});

test('TLS where there is none is no certificate problem', async () => {
  const { port } = await serve();
  const { socket, told } = open(`wss://127.0.0.1:${port}`);
  await until(() => told.events.length > 0);
  expect(socket.failure?.problem).toBe('serverUnreachable');
});

test.each([['CERT_HAS_EXPIRED', 'has expired'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'issuer']])('certificate fault %s is explained', (code, words) => {
  const failure = describeConnectError(Object.assign(new Error('x'), { code }));
  expect(failure.problem).toBe('certificateRefused');
  expect(failure.detail).toContain(words);
});

/** A TCP path to a server that can be made to swallow everything, like a network that lost its way. */
async function pathTo(serverPort: number): Promise<{ port: number; blackHole: (on: boolean) => void }> {
  let swallows = false;
  const { connect } = await import('node:net');
  const pairs: [Socket, Socket][] = [];
  const server = createTcpServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    pairs.push([near, far]);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on('data', (bytes) => { if (!swallows) to.write(bytes); });
      from.on('close', () => { to.destroy(); });
      from.on('error', () => {});
    }
  });
  const port = await listen(server);
  onTestFinished(() => { for (const [near, far] of pairs) { near.destroy(); far.destroy(); } });
  return { port, blackHole: (on) => { swallows = on; } };
}

test('a path that silently swallows everything is noticed by its missing pong', async () => {
  const { port: serverPort } = await serve();
  const { port, blackHole } = await pathTo(serverPort);
  const { socket, told } = open(`ws://127.0.0.1:${port}`, { pingAfterMs: 40, pongWithinMs: 60 });
  await until(() => told.events.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(told.events).toEqual(['connect']);
  blackHole(true);
  await until(() => told.events.length === 2);
  expect(socket.failure).toEqual({ problem: 'connectionLost', detail: 'no sign of life within 60 ms of a ping' });
  expect(socket.send('BYE')).toBe(false);
});

test('a probe finds out at once', async () => {
  const { port: serverPort } = await serve();
  const { port, blackHole } = await pathTo(serverPort);
  const { socket, told } = open(`ws://127.0.0.1:${port}`, { pingAfterMs: 60_000 });
  await until(() => told.events.length > 0);
  blackHole(true);
  socket.probe(50);
  await until(() => told.events.length === 2);
});

test('a handshake that was swallowed is overtaken by the next', async () => {
  const { port: serverPort } = await serve();
  const { port, blackHole } = await pathTo(serverPort);
  blackHole(true);
  const { told } = open(`ws://127.0.0.1:${port}`, { overlapMs: 60, handshakeMs: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  blackHole(false);
  await until(() => told.events.length > 0, 'the second handshake', 2_000);
  expect(told.events).toEqual(['connect']);
});

test('a server that never answers is given up in time', async () => {
  const port = await listen(createTcpServer((connection) => { connection.on('error', () => {}); }));
  const { socket, told } = open(`ws://127.0.0.1:${port}`, { overlapMs: 30, patienceMs: 60, handshakeMs: 80 });
  await until(() => told.events.length > 0);
  expect(socket.failure?.problem).toBe('timedOut');
  expect(told.events).toEqual(['disconnect true 1006']);
});

test('an address that is no WebSocket is refused at once', () => {
  expect(() => new WebSocketSocket('http://example.com')).toThrow(TypeError);
});

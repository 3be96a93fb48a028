import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import JsSIP from 'jssip';
import { legMedia, type LegMedia } from '../../electron/sip/jssipEnvironment.ts';
import { jssipEnvironment } from '../../electron/sip/jssipEnvironmentPlugin.ts';
import { MemorySocket } from './fakes/memorySocket.ts';

const root = path.join(import.meta.dirname, '../..');

function mediaThatSays(name: string, said: string[]): LegMedia {
  return {
    connect() {
      said.push(name);
      throw new Error(`${name} has no media`);
    },
    getUserMedia: () => Promise.reject(new Error('unused')),
  };
}

test('each user agent in one process gets the peer connections of its own legs', () => {
  const said: string[] = [];
  for (const name of ['Alice', 'Bob']) {
    const userAgent = new JsSIP.UA({ sockets: new MemorySocket() as never, uri: 'sip:8001@example.com', password: 'secret', register: false });
    const media = mediaThatSays(name, said);
    const options: object = { mediaConstraints: { audio: true, video: false, [legMedia]: media }, pcConfig: { [legMedia]: media } };
    expect(() => userAgent.call('sip:8002@example.com', options)).toThrow(`${name} has no media`);
  }
  expect(said).toEqual(['Alice', 'Bob']);
});

test('JsSIP finds its environment without globals', () => {
  expect(globalThis).not.toHaveProperty('window');
  expect(globalThis).not.toHaveProperty('RTCPeerConnection');
});

test('a bundle built for Node 20 carries JsSIP and its environment in itself', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jssip-bundle-'));
  try {
    const entry = path.join(folder, 'entry.ts');
    writeFileSync(entry, `
      import JsSIP from 'jssip';
      import { legMedia } from ${JSON.stringify(path.join(root, 'electron/sip/jssipEnvironment.ts'))};
      const socket = { url: 'ws://a.example', via_transport: 'WS', sip_uri: 'sip:a.example;transport=ws', connect() {}, disconnect() {}, send: () => true };
      const userAgent = new JsSIP.UA({ sockets: [socket], uri: 'sip:8001@example.com', password: 'secret' });
      const media = { connect() { throw new Error('the leg was asked'); } };
      try { userAgent.call('sip:1@example.com', { pcConfig: { [legMedia]: media } }); } catch (error) { console.log(error.message, 'window' in globalThis); }
    `);
    await build({
      configFile: false, envFile: false, logLevel: 'error', root, plugins: [jssipEnvironment()],
      build: { ssr: true, outDir: path.join(folder, 'out'), target: 'node20', minify: false, rollupOptions: { input: entry, output: { format: 'es', entryFileNames: 'main.mjs' } } },
    });
    const printed = execFileSync(process.execPath, [path.join(folder, 'out/main.mjs')], { encoding: 'utf8' });
    expect(printed.trim()).toBe('the leg was asked false');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

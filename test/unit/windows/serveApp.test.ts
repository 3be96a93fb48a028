import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Protocol, ProtocolRequest, ProtocolResponse } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveApp } from '../../../electron/windows/serveApp.ts';

let folder = '';
let unreadable: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-app-'));
  unreadable = [];
  mkdirSync(path.join(folder, 'pages/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'pages/assets/console.js'), 'draw()');
  writeFileSync(path.join(folder, 'settings.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the program answers to a page that asks for this address. */
async function asked(address: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  let answerOf = (_request: ProtocolRequest, _answer: (response: ProtocolResponse) => void): void => {};
  const protocol = { registerStreamProtocol: (_scheme: string, handler: typeof answerOf) => { answerOf = handler; return true; } };
  serveApp(protocol as unknown as Protocol, { pages: path.join(folder, 'pages'), sounds: path.join(folder, 'sounds'), recordingOf: async () => null, onUnreadable: (file) => void unreadable.push(file) });
  const request = { url: address, method: 'GET', headers: {}, referrer: '' } as ProtocolRequest;
  const { statusCode, data } = await new Promise<ProtocolResponse>((resolve) => answerOf(request, resolve));
  return { status: statusCode, body: await text(data as NodeJS.ReadableStream) };
}

describe('a file of the pages', () => {
  it('comes whole, and nothing is told', async () => {
    expect(await asked('app://console/assets/console.js')).toEqual({ status: 200, body: 'draw()' });
    expect(unreadable).toEqual([]);
  });

  it('that is not there is refused, and told: the page stays blank without it', async () => {
    expect(await asked('app://console/assets/gone.js')).toEqual({ status: 404, body: '' });
    expect(unreadable).toEqual(['gone.js']);
  });

  it('outside their folder is refused, whatever stands there', async () => {
    expect(await asked('app://console/..%2Fsettings.json')).toEqual({ status: 404, body: '' });
    expect(unreadable).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../resources/setup/buildApp.ts';
import { sandboxArguments } from '../../resources/setup/display.ts';
import { electronRuntime } from '../../resources/setup/electronRuntime.ts';
import { root } from '../../resources/setup/places.ts';
import { displayEnvironment } from './virtualDisplay.ts';

const patienceMs = 60_000;
let folder = '';

/** Starts the program as from a terminal and waits for its end. */
async function start(provision: string, dataDirectory = path.join(folder, 'user')): Promise<{ readonly status: number | null; readonly errors: string }> {
  const { executable } = await electronRuntime();
  const env = { ...(await displayEnvironment()), CI: 'true' };
  const child = spawn(executable, [...sandboxArguments(), '--disable-gpu', root, `--data-directory=${dataDirectory}`, `--provision=${provision}`], { env, cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(patience);
  return { status, errors };
}

async function startWith(content: string): ReturnType<typeof start> {
  const file = path.join(folder, 'seat.json');
  await writeFile(file, content);
  return start(file);
}

beforeAll(async () => {
  await ensureBuilt(await electronRuntime());
  folder = await mkdtemp(path.join(tmpdir(), 'console-400-provision-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a provisioning file that cannot be used ends the start with status 1', () => {
  it('naming every wrong place of a file that breaks the rules', async () => {
    const { status, errors } = await startWith(JSON.stringify({ version: 1, server: 'http://pbx.example.com', sipUri: 'sip:8001', password: '', serviceNumbers: [{ number: '4001', label: '' }], extra: true }));
    expect(status).toBe(1);
    expect(errors).toContain('seat.json cannot be used:');
    for (const place of ['server:', 'sipUri:', 'password:', 'serviceNumbers.0.number:', 'serviceNumbers.0.label:', '"extra"']) expect(errors).toContain(place);
  });

  it('naming the wrong place of what it says about the platform', async () => {
    const { status, errors } = await startWith(JSON.stringify({ version: 1, server: 'ws://pbx.example.com', sipUri: 'sip:8001@pbx.example.com', password: 'x', services: { park: '70 0' } }));
    expect(status).toBe(1);
    expect(errors).toContain('services.park: must be something to dial');
  });

  it('saying where a file stops being JSON', async () => {
    const { status, errors } = await startWith('{"version": 1,');
    expect(status).toBe(1);
    expect(errors).toContain('not JSON');
  });

  it('saying that a file cannot be read', async () => {
    const { status, errors } = await start(path.join(folder, 'missing.json'));
    expect(status).toBe(1);
    expect(errors).toContain('missing.json cannot be used:');
    expect(errors).toContain('cannot be read: ENOENT');
  });

  it('naming the profiles there are when the file names another', async () => {
    const { status, errors } = await startWith(JSON.stringify({ version: 1, server: 'ws://127.0.0.1:1/', sipUri: 'sip:8001@example.com', password: 'x', profile: 'no-such-profile' }));
    expect(status).toBe(1);
    expect(errors).toContain('There is no profile "no-such-profile"');
    expect(errors).toContain('kamailio-lab');
  });
});

describe('a data folder', () => {
  it('that cannot be written ends the start with status 1 and the reason', async () => {
    // A file in the place of the folder: refused to everybody, the administrator included.
    const file = path.join(folder, 'no-folder');
    await writeFile(file, '');
    const { status, errors } = await start(path.join(folder, 'missing.json'), path.join(file, 'user'));
    expect(status).toBe(1);
    expect(errors).toContain('cannot be written');
  });
});

import { expect, test } from 'vitest';
import { startAhead } from '../../../electron/store/startAhead.ts';
import type { StoreChild, StoreSpawner } from '../../../electron/store/storeSpawner.ts';

/** Processes that only tell what was done with them. */
function fakeProcesses() {
  const made: { readonly folder: string | undefined; killed: boolean; readonly sent: unknown[]; readonly say: (message: unknown) => void; readonly end: (reason: string) => void }[] = [];
  const spawn: StoreSpawner = (_entry, [folder]) => {
    let ended = (_reason: string): void => {};
    let heard = (_message: unknown): void => {};
    const process = { folder, killed: false, sent: [] as unknown[], say: (message: unknown) => heard(message), end: (reason: string) => ended(reason) };
    made.push(process);
    const child: StoreChild = { pid: made.length, send: (message) => process.sent.push(message), onMessage: (listener) => { heard = listener; }, onExit: (listener) => { ended = listener; }, kill: () => { process.killed = true; } };
    return child;
  };
  return { made, spawn };
}

test('the waiting process is handed out once, to whoever asks for just this one', () => {
  const { made, spawn } = fakeProcesses();
  const ahead = startAhead(spawn, 'store.js', ['live']);
  expect(ahead.spawn('store.js', ['practice']).pid).toBe(2);
  expect(ahead.spawn('store.js', ['live']).pid).toBe(1);
  expect(ahead.spawn('store.js', ['live']).pid).toBe(3);
  expect(made).toHaveLength(3);
});

test('whoever took the waiting process hears of its end', () => {
  const { made, spawn } = fakeProcesses();
  const heard: string[] = [];
  startAhead(spawn, 'store.js', ['live']).spawn('store.js', ['live']).onExit((reason) => heard.push(reason));
  made[0]?.end('SIGKILL');
  expect(heard).toEqual(['SIGKILL']);
});

test('a process that ended while it waited is not handed out', () => {
  const { made, spawn } = fakeProcesses();
  const ahead = startAhead(spawn, 'store.js', ['live']);
  made[0]?.end('exit status 1');
  expect(ahead.spawn('store.js', ['live']).pid).toBe(2);
});

test('stopping ends the process only while nobody took it', () => {
  const { made, spawn } = fakeProcesses();
  startAhead(spawn, 'store.js', ['live']).stop();
  const taken = startAhead(spawn, 'store.js', ['live']);
  taken.spawn('store.js', ['live']);
  taken.stop();
  expect(made.map(({ killed }) => killed)).toEqual([true, false]);
});

const stretching = { passphrase: 'opens', salt: new Uint8Array(16), n: 2 ** 14, r: 8, p: 1 } as const;
const byThread = async ({ passphrase }: { readonly passphrase: string }) => Buffer.from(`thread ${passphrase}`);

test('the waiting process stretches passphrases one after the other, and is handed out afterwards', async () => {
  const { made, spawn } = fakeProcesses();
  const ahead = startAhead(spawn, 'store.js', ['live'], byThread);
  const keys = [ahead.stretch(stretching), ahead.stretch({ ...stretching, passphrase: 'another' })];
  expect(made[0]?.sent).toEqual([{ kind: 'stretch', stretching }, { kind: 'stretch', stretching: { ...stretching, passphrase: 'another' } }]);
  for (const key of ['first', 'second']) made[0]?.say({ kind: 'stretched', key: new Uint8Array(Buffer.from(key)) });
  expect((await Promise.all(keys)).map(String)).toEqual(['first', 'second']);
  const heard: unknown[] = [];
  ahead.spawn('store.js', ['live']).onMessage((message) => heard.push(message));
  made[0]?.say({ kind: 'pong' });
  expect(heard).toEqual([{ kind: 'pong' }]);
});

test('a thread stretches what the process cannot: it ended, it was taken, or it ends meanwhile', async () => {
  const { made, spawn } = fakeProcesses();
  const dying = startAhead(spawn, 'store.js', ['live'], byThread);
  const asked = dying.stretch(stretching);
  made[0]?.end('SIGKILL');
  expect(String(await asked)).toBe('thread opens');
  expect(String(await dying.stretch(stretching))).toBe('thread opens');
  const taken = startAhead(spawn, 'store.js', ['live'], byThread);
  const pending = taken.stretch(stretching);
  taken.spawn('store.js', ['live']);
  expect(String(await pending)).toBe('thread opens');
  expect(String(await taken.stretch(stretching))).toBe('thread opens');
});

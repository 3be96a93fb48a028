import { expect, test } from 'vitest';
import { startAhead } from '../../../electron/store/startAhead.ts';
import type { StoreChild, StoreSpawner } from '../../../electron/store/storeSpawner.ts';

/** Processes that only tell what was done with them. */
function fakeProcesses() {
  const made: { readonly folder: string | undefined; killed: boolean; readonly end: (reason: string) => void }[] = [];
  const spawn: StoreSpawner = (_entry, [folder]) => {
    let ended = (_reason: string): void => {};
    const process = { folder, killed: false, end: (reason: string) => ended(reason) };
    made.push(process);
    const child: StoreChild = { pid: made.length, send() {}, onMessage() {}, onExit: (listener) => { ended = listener; }, kill: () => { process.killed = true; } };
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

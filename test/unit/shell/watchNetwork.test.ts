import { EventEmitter } from 'node:events';
import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNetwork } from '../../../electron/shell/watchNetwork.ts';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

function address(text: string, internal = false): NetworkInterfaceInfo {
  return { address: text, netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal, cidr: null };
}

const cable: Interfaces = { lo: [address('127.0.0.1', true)], eth0: [address('10.0.0.5')] };
const wireless: Interfaces = { lo: [address('127.0.0.1', true)], wlan0: [address('192.168.1.9')] };
const nothing: Interfaces = { lo: [address('127.0.0.1', true)] };

let power: EventEmitter;
let interfaces: Interfaces;
let changes: string[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  power = new EventEmitter();
  interfaces = cable;
  changes = [];
  stop = watchNetwork({ power, interfaces: () => interfaces, changed: (why) => changes.push(why) });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('a machine that wakes up or is unlocked has perhaps another path', () => {
  power.emit('resume');
  power.emit('unlock-screen');
  expect(changes).toEqual(['woke', 'woke']);
});

test('another address is told once', () => {
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual([]);
  interfaces = wireless;
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual(['addresses']);
});

test('a cable pulled out tells nothing; the next address does, be it the same as before', () => {
  interfaces = nothing;
  vi.advanceTimersByTime(10_000);
  expect(changes).toEqual([]);
  interfaces = cable;
  vi.advanceTimersByTime(10_000);
  expect(changes).toEqual(['addresses']);
});

test('the order of the interfaces and link-local addresses do not count', () => {
  interfaces = { eth0: [address('fe80::1'), address('169.254.3.4'), address('10.0.0.5')], lo: cable['lo'] };
  vi.advanceTimersByTime(10_000);
  expect(changes).toEqual([]);
});

test('a watch that has ended tells nothing more', () => {
  stop();
  interfaces = wireless;
  vi.advanceTimersByTime(10_000);
  power.emit('resume');
  expect(changes).toEqual([]);
});

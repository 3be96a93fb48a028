import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRemembered, recall, remember } from '../../../renderer/stores/windowMemory.ts';

let memory: Map<string, string>;

beforeEach(() => {
  memory = new Map();
  vi.stubGlobal('sessionStorage', { getItem: (name: string) => memory.get(name) ?? null, setItem: (name: string, value: string) => memory.set(name, value), removeItem: (name: string) => memory.delete(name) });
});
afterEach(() => vi.unstubAllGlobals());

const blank = { name: '', callIds: [] as readonly string[] };
/** What the page has after it was loaded anew. */
const loaded = () => createRemembered('writing', blank);

test('what is written is there again after a reload, and nothing is kept of what is empty again', () => {
  const before = loaded();
  before.setState({ name: '十一月校准', callIds: ['a'] });
  expect(loaded().getState()).toEqual({ name: '十一月校准', callIds: ['a'] });
  before.setState(blank);
  expect([memory.size, loaded().getState()]).toEqual([0, blank]);
});

test('a form that got a field since begins with it', () => {
  memory.set('writing', '{"name":"旧"}');
  expect(loaded().getState()).toEqual({ name: '旧', callIds: [] });
});

test('what cannot be read, and a memory that takes nothing, cost nothing but the memory', () => {
  memory.set('writing', '{"name":');
  expect(loaded().getState()).toEqual(blank);
  vi.stubGlobal('sessionStorage', { getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('full'); }, removeItem: () => undefined });
  const store = loaded();
  store.setState({ name: '留在页面' });
  remember('other', 1);
  expect([store.getState().name, recall('other')]).toEqual(['留在页面', null]);
});

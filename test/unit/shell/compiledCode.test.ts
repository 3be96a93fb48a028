import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CompiledCode } from '../../../electron/shell/compiledCode.ts';

let folder = '';
let chunks = '';
let kept = '';
const require = createRequire(import.meta.url);
const usual = require.extensions['.cjs'];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  chunks = path.join(folder, 'chunks');
  kept = path.join(folder, 'kept');
  mkdirSync(chunks);
});

afterEach(() => {
  if (usual) require.extensions['.cjs'] = usual;
  else delete require.extensions['.cjs'];
  rmSync(folder, { recursive: true });
});

/** Writes a chunk that says `word` and where it is, and asks another for its number. */
function writeChunks(word: string): string {
  writeFileSync(path.join(chunks, 'number.cjs'), 'exports.number = 7;');
  const file = path.join(chunks, 'whole.cjs');
  writeFileSync(file, `const { number } = require('./number.cjs'); exports.say = () => [${JSON.stringify(word)}, number, __dirname, module.exports === exports, require('node:path').sep];`);
  return file;
}

/** A program that is started anew: nothing of it has been read. */
function start(file: string): { readonly code: CompiledCode; readonly said: unknown } {
  for (const name of readdirSync(chunks)) delete require.cache[path.join(chunks, name)];
  const code = new CompiledCode(kept);
  code.use(chunks);
  return { code, said: (require(file) as { say(): unknown }).say() };
}

const bytesOf = (name: string) => readFileSync(path.join(kept, name));
const fileOf = (name: string) => statSync(path.join(kept, name)).ino;

test('a chunk does the same from its kept form as from its text', async () => {
  const file = writeChunks('客服');
  const first = start(file);
  expect(await first.code.keep()).toBe(2);
  expect(readdirSync(kept).sort()).toEqual(['number.v8', 'whole.v8']);
  const files = ['number.v8', 'whole.v8'].map(fileOf);
  const second = start(file);
  expect(second.said).toEqual(['客服', 7, chunks, true, path.sep]);
  expect(second.said).toEqual(first.said);
  expect(await second.code.keep()).toBe(0);
  expect(['number.v8', 'whole.v8'].map(fileOf), 'what is kept and good is not written again').toEqual(files);
});

test.each([
  ['a changed byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 400), Buffer.from([(bytes[400] ?? 0) ^ 1]), bytes.subarray(401)])],
  ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.byteLength / 2)],
  ['nothing', () => Buffer.alloc(0)],
  ['zeros', (bytes: Buffer) => Buffer.alloc(bytes.byteLength)],
])('%s in a kept form is noticed: the text is read, and kept anew', async (_name, damage) => {
  const file = writeChunks('whole');
  await start(file).code.keep();
  const good = bytesOf('whole.v8');
  writeFileSync(path.join(kept, 'whole.v8'), damage(good));
  const { code, said } = start(file);
  expect(said).toEqual(['whole', 7, chunks, true, path.sep]);
  await code.keep();
  expect(bytesOf('whole.v8').byteLength).toBe(good.byteLength);
  expect(bytesOf('whole.v8').equals(damage(good))).toBe(false);
});

test('what another release left is forgotten', async () => {
  const file = writeChunks('new');
  mkdirSync(kept);
  writeFileSync(path.join(kept, 'whole-of-last-year.v8'), 'old');
  await start(file).code.keep();
  expect(readdirSync(kept).sort()).toEqual(['number.v8', 'whole.v8']);
});

test('where nothing can be kept the program runs, and the one who asked is told', async () => {
  writeFileSync(kept, 'a file where the folder should be');
  const { code, said } = start(writeChunks('runs'));
  expect(said).toEqual(['runs', 7, chunks, true, path.sep]);
  await expect(code.keep()).rejects.toThrow();
});

test('files beside the chunks are read as ever', () => {
  const other = path.join(folder, 'other.cjs');
  writeFileSync(other, 'exports.say = () => "other";');
  expect(start(other).said).toBe('other');
});

/**
 * `npm run --silent bench -- <name> [--quick]`: runs `test/bench/<name>.ts` and ends with one JSON line,
 * `{"bench":name,"metrics":{…}}`. `--quick` asks for small sizes: a check that the bench works, not a figure.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface BenchOptions { readonly quick: boolean }

interface BenchModule { readonly run: (options: BenchOptions) => Promise<Record<string, number>> }

const directory = import.meta.dirname;

function benchNames(): string[] {
  return fs.readdirSync(directory).filter((file) => file.endsWith('.ts') && file !== 'runBench.ts').map((file) => path.basename(file, '.ts')).sort();
}

function isBenchModule(module: object): module is BenchModule {
  return 'run' in module && typeof module.run === 'function';
}

const [name, ...flags] = process.argv.slice(2);
if (name === undefined || !benchNames().includes(name) || flags.some((flag) => flag !== '--quick')) {
  console.error(`usage: npm run --silent bench -- <name> [--quick]\nbenches: ${benchNames().join(' ')}`);
  process.exit(2);
}
const loaded = (await import(pathToFileURL(path.join(directory, `${name}.ts`)).href)) as object;
if (!isBenchModule(loaded)) throw new Error(`${name}.ts exports no run().`);
const metrics = await loaded.run({ quick: flags.includes('--quick') });
console.log(JSON.stringify({ bench: name, metrics }));
// Windows, sockets or children that a bench left open must not keep the command waiting.
process.exit(0);

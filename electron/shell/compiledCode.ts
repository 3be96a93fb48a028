import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire, wrap } from 'node:module';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Script, constants } from 'node:vm';

interface Chunk {
  readonly script: Script;
  /** Where its compiled form is or will be. */
  readonly file: string;
  /** Whether it was taken from there. */
  readonly kept: boolean;
}

const sumBytes = 32;
const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/**
 * What V8 made of the program's own chunks, kept from one start to the next: reading them anew holds main for a fifth of a
 * second, in which no page gets its files. The name of a chunk holds a hash of its content, V8 itself refuses what another
 * release or other flags made, and a sum before the bytes finds what a disk changed.
 */
export class CompiledCode {
  readonly #folder: string;
  readonly #chunks: Chunk[] = [];

  /** @param folder where the compiled forms are kept, of this user only */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** From now on chunks that are required from `chunks` are run from their kept form, where there is one. */
  use(chunks: string): void {
    const { extensions } = createRequire(path.join(chunks, 'any.cjs'));
    const usual = extensions['.js'];
    extensions['.cjs'] = (module, filename) => {
      if (path.dirname(filename) === chunks) this.#run(module, filename);
      else usual?.(module, filename);
    };
  }

  /**
   * Keeps what is not kept yet, and forgets what another release left. For as long as V8 has the flags of the start: it would
   * refuse the rest. Returns the number of chunks that had to be kept. Rejects when nothing can be written.
   */
  async keep(): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    let anew = 0;
    for (const { script, file, kept } of this.#chunks) {
      if (kept) continue;
      // One at a time: the largest takes ten milliseconds.
      await setImmediate();
      const bytes = script.createCachedData();
      await writeFile(`${file}.new`, Buffer.concat([sumOf(bytes), bytes]), { mode: 0o600 });
      await rename(`${file}.new`, file);
      anew += 1;
    }
    const used = new Set(this.#chunks.map(({ file }) => path.basename(file)));
    for (const name of await readdir(this.#folder)) if (!used.has(name)) await rm(path.join(this.#folder, name), { force: true });
    return anew;
  }

  #run(module: NodeJS.Module, filename: string): void {
    const file = path.join(this.#folder, `${path.basename(filename, '.cjs')}.v8`);
    const cachedData = keptIn(file);
    const script = new Script(wrap(readFileSync(filename, 'utf8')), {
      filename,
      ...(cachedData && { cachedData }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    this.#chunks.push({ script, file, kept: cachedData !== undefined && script.cachedDataRejected === false });
    const run = script.runInThisContext() as (...parts: unknown[]) => void;
    run.call(module.exports, module.exports, createRequire(filename), module, filename, path.dirname(filename));
  }
}

/** Undefined when there is nothing whole. */
function keptIn(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(sumBytes);
    return sumOf(content).equals(bytes.subarray(0, sumBytes)) ? content : undefined;
  } catch {
    return undefined;
  }
}

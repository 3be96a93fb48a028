import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { wrapSchema, type Wrap } from './wraps.ts';

const fileSchema = z.strictObject({ version: z.literal(1), wraps: z.array(wrapSchema).min(1) });

/** What the key file says. */
export type KeyFileContent =
  | { readonly kind: 'wraps'; readonly wraps: readonly Wrap[] }
  | { readonly kind: 'missing' | 'damaged' | 'newer' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rejects only when the file is there and the system does not let it be read. */
export async function readKeyFile(file: string): Promise<KeyFileContent> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'missing' };
    throw error;
  }
  const content = parsed(text);
  const known = fileSchema.safeParse(content);
  if (known.success) return { kind: 'wraps', wraps: known.data.wraps };
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return { kind: typeof version === 'number' && version > 1 ? 'newer' : 'damaged' };
}

async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a whole new file in the place of the old one; a power cut leaves the one or the other. */
export async function writeKeyFile(file: string, wraps: readonly Wrap[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = `${file}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ version: 1, wraps }, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
  await sync(path.dirname(file));
}

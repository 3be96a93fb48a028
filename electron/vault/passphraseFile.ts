import { open } from 'node:fs/promises';
import { longestPassphrase, shortestPassphrase } from '../../shared/vault/passphrase.ts';

/**
 * Reads the passphrase for a start without anybody at the screen: the file's first line.
 * @throws Error when others may read the file too, when it cannot be read, or when what it holds is no passphrase
 */
export async function readPassphraseFile(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Error(`${file} may be read by others: its mode must be 600.`);
    const [line = ''] = (await handle.readFile('utf8')).split(/\r?\n/);
    if ([...line].length < shortestPassphrase || line.length > longestPassphrase) throw new Error(`${file} holds no passphrase of ${shortestPassphrase} to ${longestPassphrase} characters.`);
    return line;
  } finally {
    await handle.close();
  }
}

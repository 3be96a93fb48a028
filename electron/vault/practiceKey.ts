import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { joined, newSecrets, split, type VaultSecrets } from './secrets.ts';

/** Beside the practice data, and as plain as its name says. */
const practiceKeyName = 'practice-key-not-secret.txt';

/** The keys of practice data. Everything in them is made up, so nobody is asked for anything: they lie open beside them. */
export async function practiceSecrets(directory: string): Promise<VaultSecrets> {
  const file = path.join(directory, practiceKeyName);
  const kept = await readFile(file, 'utf8').catch(() => '');
  const known = split(Buffer.from(kept.trim(), 'base64'));
  if (known !== undefined) return known;
  await mkdir(directory, { recursive: true });
  const secrets = newSecrets();
  await writeFile(file, `${joined(secrets).toString('base64')}\n`, { mode: 0o600 });
  return secrets;
}

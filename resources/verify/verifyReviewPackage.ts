import { createReadStream, openSync, readFileSync, readSync, closeSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { checkPackageFile } from '../../electron/reviewPackages/takeInPackage.ts';
import { magic } from '../../electron/reviewPackages/packageHeader.ts';
import { PackageFault } from '../../electron/reviewPackages/packageFault.ts';

/** Whether the file begins as a package of calls to judge does. */
export function isReviewPackage(file: string): boolean {
  const start = Buffer.alloc(magic.byteLength);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, start, 0, start.byteLength, 0);
  } finally {
    closeSync(opened);
  }
  return start.equals(magic);
}

/** The first line of a file; else what is typed, unseen. */
async function passphraseOf(file: string | undefined): Promise<string> {
  if (file !== undefined) return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  const unseen = new Writable({ write: (_piece, _encoding, next) => next() });
  const asking = createInterface({ input: process.stdin, output: unseen, terminal: process.stdin.isTTY === true });
  process.stderr.write('passphrase: ');
  try {
    return await asking.question('');
  } finally {
    asking.close();
    process.stderr.write('\n');
  }
}

/**
 * Verifies a package of calls, or an answer, as taking it in would, and says what is in it. Names of people are shown, numbers are not.
 * @returns exit status: 0 = every byte is as it was sealed and signed, and, where a fingerprint was given, by that key; 1 = it is not
 */
export async function verifyReviewPackage(file: string, { key, passphraseFile }: { readonly key?: string; readonly passphraseFile?: string }): Promise<0 | 1> {
  try {
    const passphrase = await passphraseOf(passphraseFile);
    const { manifest, fingerprint, cards, reviews, markers } = await checkPackageFile(() => createReadStream(file), { passphrase });
    const { kind, id, answers, madeAt, madeBy, callIds } = manifest;
    if (key !== undefined && key !== fingerprint) {
      console.log(`BROKEN at signature: it was signed by ${fingerprint}, not by this key`);
      return 1;
    }
    const what = kind === 'calls' ? `${callIds.length} calls with their sound, ${cards.length} score cards` : `answer to ${answers ?? '?'}: ${reviews.length} reviews, ${markers.length} markers of ${callIds.length} calls`;
    console.log(`OK: package ${id}, ${what}`);
    console.log(`made by ${madeBy} at ${new Date(madeAt).toISOString()}`);
    console.log(`key: ${fingerprint}${key === undefined ? ' (compare it with the seat\'s own, or give --key)' : ''}`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    console.log(`BROKEN at ${error.code}: ${error.message}`);
    return 1;
  }
}

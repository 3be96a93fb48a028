/**
 * `npm run verify -- <package.zip> [--key <fingerprint>] [--authority <root.pem>]`: verifies an exported package without the
 * program's database; `npm run verify -- <file.400review> [--passphrase-file <path>] [--key <fingerprint>]`: a package of calls to
 * judge, or an answer. Exit status 0 = everything holds, 1 = broken (the first line names the first broken link), 2 = not readable.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemText, remarkText } from '../../electron/evidence/problemText.ts';
import { verifyPackage } from '../../electron/evidence/package/verifyPackage.ts';
import { isReviewPackage, verifyReviewPackage } from './verifyReviewPackage.ts';
import { firstProblem } from '../../shared/evidence/evidenceProblem.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { key: { type: 'string' }, authority: { type: 'string' }, 'passphrase-file': { type: 'string' } } });
  } catch (error) {
    return fail(String(error));
  }
}

const { values, positionals } = readArguments();
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) fail('usage: npm run verify -- <package.zip> [--key <fingerprint>] [--authority <root.pem>]\n       npm run verify -- <file.400review> [--passphrase-file <path>] [--key <fingerprint>]');
try {
  if (isReviewPackage(file)) {
    const passphraseFile = values['passphrase-file'];
    process.exit(await verifyReviewPackage(file, { ...(values.key === undefined ? {} : { key: values.key }), ...(passphraseFile === undefined ? {} : { passphraseFile }) }));
  }
  const report = await verifyPackage(file, {
    ...(values.key === undefined ? {} : { key: values.key }),
    ...(values.authority === undefined ? {} : { authority: readFileSync(values.authority, 'utf8') }),
  });
  const first = firstProblem(report.problems);
  if (first !== undefined) {
    console.log(`BROKEN at ${problemText(first)}`);
    for (const problem of report.problems) if (problem !== first) console.log(`also: ${problemText(problem)}`);
  } else {
    console.log(`OK: call ${report.callId ?? '?'}, ${report.links} links up to ${report.verifiedUntil}, ${report.recordings} recordings`);
  }
  for (const remark of report.remarks) console.log(`remark: ${remarkText(remark)}`);
  console.log(`key: ${report.keys.join(', ')}${values.key === undefined ? ' (compare it with the seat\'s own, or give --key)' : ''}`);
  process.exitCode = first === undefined ? 0 : 1;
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { integrityOf, requireIntegrity } from '../../../resources/setup/checksum.ts';
import { SetUpFailure } from '../../../resources/setup/setUpFailure.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** SHA-512 of the three bytes "abc" (FIPS 180-4, appendix), as registries write it. */
const abc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

describe('checksum', () => {
  test('is the published SHA-512 digest in the form registries use', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, 'abc');
    expect(await integrityOf(file)).toBe(abc);
  });

  test('accepts the pinned file and leaves it in place', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, 'abc');
    await requireIntegrity(file, abc);
    expect(existsSync(file)).toBe(true);
  });

  test('refuses another file, names both digests and deletes it', async () => {
    const file = path.join(await temporaryFolder(), 'electron.tgz');
    await writeFile(file, 'abd');
    const failure = await requireIntegrity(file, abc).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetUpFailure);
    expect((failure as SetUpFailure).message).toContain('wrong checksum of electron.tgz');
    expect((failure as SetUpFailure).message).toContain(abc);
    expect(existsSync(file)).toBe(false);
  });
});

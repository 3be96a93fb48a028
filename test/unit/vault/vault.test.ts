import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readPassphraseFile } from '../../../electron/vault/passphraseFile.ts';
import { practiceSecrets } from '../../../electron/vault/practiceKey.ts';
import { newRecoveryKey, readRecoveryKey, writeRecoveryKey } from '../../../electron/vault/recoveryKey.ts';
import { Vault, type SystemKeyStore } from '../../../electron/vault/vault.ts';
import { vaultBox } from '../../../electron/vault/vaultBox.ts';
import { strengthOf } from '../../../shared/vault/passphrase.ts';
import type { VaultState } from '../../../shared/vault/vaultState.ts';

const cost = { n: 2 ** 14, r: 8, p: 1 } as const;
const passphrase = 'rain on the ninth tin roof';

/** A key store that can be reset, as a new login password does. */
class FakeKeyStore implements SystemKeyStore {
  generation = 1;
  there = true;
  available = (): boolean => this.there;
  seal = (secret: string): string => Buffer.from(`${this.generation}:${secret}`).toString('base64');
  unseal = (sealed: string): string => {
    const [generation, secret = ''] = Buffer.from(sealed, 'base64').toString().split(/:(.*)/s);
    if (generation !== String(this.generation)) throw new Error('sealed by another store');
    return secret;
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vault-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

interface Opened { readonly vault: Vault; readonly file: string; readonly keyStore: FakeKeyStore; readonly states: VaultState[] }

async function anyVault(given: { file?: string; keyStore?: FakeKeyStore; hasData?: boolean } = {}): Promise<Opened> {
  const file = given.file ?? path.join(await temporaryFolder(), 'keys.json');
  const keyStore = given.keyStore ?? new FakeKeyStore();
  const states: VaultState[] = [];
  const vault = new Vault({ file, keyStore, hasData: () => given.hasData ?? false, onChange: (state) => states.push(state), cost });
  return { vault, file, keyStore, states };
}

function withoutKeyStore(): FakeKeyStore {
  const keyStore = new FakeKeyStore();
  keyStore.there = false;
  return keyStore;
}

describe('a system with a key store', () => {
  test('makes keys at the first start without asking, and the next start has the same ones', async () => {
    const first = await anyVault();
    const secrets = await first.vault.open();
    expect(first.vault.state).toEqual({ kind: 'open', protection: 'system', hasRecoveryKey: false });
    const again = await anyVault({ file: first.file, keyStore: first.keyStore, hasData: true });
    expect(await again.vault.open()).toEqual(secrets);
    const kept = await readFile(first.file, 'utf8');
    for (const secret of [secrets.masterKey, secrets.signingSeed]) expect(kept).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
    if (process.platform !== 'win32') expect((await stat(first.file)).mode & 0o077).toBe(0);
  });

  test('that was reset says so, changes nothing, and opens with the recovery key', async () => {
    const first = await anyVault();
    const secrets = await first.vault.open();
    const recoveryKey = await first.vault.makeRecoveryKey();
    const kept = await readFile(first.file, 'utf8');
    first.keyStore.generation = 2;
    const { vault } = await anyVault({ file: first.file, keyStore: first.keyStore, hasData: true });
    expect(await vault.look()).toEqual({ kind: 'keyStoreReset', hasRecoveryKey: true });
    await expect(vault.recover(writeRecoveryKey(newRecoveryKey()), null)).rejects.toMatchObject({ code: 'wrongRecoveryKey' });
    expect(await readFile(first.file, 'utf8')).toBe(kept);
    await vault.recover(recoveryKey.toLowerCase().replaceAll('-', ' '), null);
    expect(vault.secrets).toEqual(secrets);
    const later = await anyVault({ file: first.file, keyStore: first.keyStore });
    expect(await later.vault.open()).toEqual(secrets);
  });
});

describe('a system without a key store', () => {
  test('asks for a passphrase and keeps nothing before it has one', async () => {
    const { vault, file } = await anyVault({ keyStore: withoutKeyStore() });
    expect(await vault.look()).toEqual({ kind: 'new' });
    expect(existsSync(file)).toBe(false);
    await expect(vault.create('short')).rejects.toMatchObject({ code: 'passphraseTooShort' });
    expect(existsSync(file)).toBe(false);
    const waiting = vault.open();
    await vault.create(passphrase);
    expect(await waiting).toEqual(vault.secrets);
  });

  test('opens with the passphrase only, and a wrong one loses nothing', async () => {
    const first = await anyVault({ keyStore: withoutKeyStore() });
    await first.vault.look();
    await first.vault.create(passphrase);
    const kept = await readFile(first.file, 'utf8');
    const { vault } = await anyVault({ file: first.file, keyStore: first.keyStore, hasData: true });
    expect(await vault.look()).toEqual({ kind: 'locked', hasRecoveryKey: false });
    await expect(vault.unlock(`${passphrase}.`)).rejects.toMatchObject({ code: 'wrongPassphrase' });
    expect([vault.state.kind, vault.secrets, await readFile(first.file, 'utf8')]).toEqual(['locked', undefined, kept]);
    await vault.unlock(passphrase);
    expect(vault.secrets).toEqual(first.vault.secrets);
  });

  test('takes another passphrase for the old one, and not without it', async () => {
    const { vault, file, keyStore } = await anyVault({ keyStore: withoutKeyStore() });
    await vault.look();
    await vault.create(passphrase);
    await expect(vault.changePassphrase('not the old one', 'the next long one')).rejects.toMatchObject({ code: 'wrongPassphrase' });
    await vault.changePassphrase(passphrase, 'the next long one');
    const again = await anyVault({ file, keyStore });
    await again.vault.look();
    await expect(again.vault.unlock(passphrase)).rejects.toMatchObject({ code: 'wrongPassphrase' });
    await again.vault.unlock('the next long one');
    expect(again.vault.secrets).toEqual(vault.secrets);
  });

  test('gives up waiting when the person goes over to practice', async () => {
    const { vault } = await anyVault({ keyStore: withoutKeyStore() });
    const waiting = vault.open();
    await vault.look();
    vault.abandon();
    await expect(waiting).rejects.toMatchObject({ code: 'vaultLocked' });
  });
});

test('a missing or damaged key file beside data is told and never replaced', async () => {
  const missing = await anyVault({ hasData: true });
  expect(await missing.vault.look()).toEqual({ kind: 'broken', problem: 'missing' });
  expect(existsSync(missing.file)).toBe(false);
  await expect(missing.vault.create(passphrase)).rejects.toMatchObject({ code: 'notPossible' });
  for (const [content, problem] of [['', 'damaged'], ['{"version":1,"wraps":[]}', 'damaged'], ['{"version":2}', 'newer']] as const) {
    const { vault, file } = await anyVault({ hasData: true });
    await writeFile(file, content);
    expect(await vault.look()).toEqual({ kind: 'broken', problem });
    expect(await readFile(file, 'utf8')).toBe(content);
  }
});

test('whatever bit of the key file is changed, it opens with the right keys or not at all', async () => {
  const { vault, file, keyStore } = await anyVault({ keyStore: withoutKeyStore() });
  await vault.look();
  await vault.create(passphrase);
  const kept = await readFile(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(kept.byteLength - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(kept);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      await writeFile(file, changed);
      const again = await anyVault({ file, keyStore, hasData: true });
      const { kind } = await again.vault.look();
      expect(['locked', 'broken']).toContain(kind);
      if (kind === 'locked') await again.vault.unlock(passphrase).catch((error: unknown) => expect(error).toMatchObject({ code: 'wrongPassphrase' }));
      if (again.vault.secrets) expect(again.vault.secrets).toEqual(vault.secrets);
    }),
    { numRuns: 12 },
  );
});

test('a key file that wants more guessing than scrypt can be told is broken', async () => {
  const { vault, file, keyStore } = await anyVault({ keyStore: withoutKeyStore() });
  await vault.look();
  await vault.create(passphrase);
  const kept = await readFile(file, 'utf8');
  const changed = kept.replace(/"n":\s*(\d+)/u, (_cost, n: string) => `"n":${Number(n) + 1}`);
  expect(changed).not.toBe(kept);
  await writeFile(file, changed);
  const { kind } = await (await anyVault({ file, keyStore, hasData: true })).vault.look();
  expect(kind).toBe('broken');
});

test('a recovery key is read as it is printed, and a mistyped letter is found', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat(35), (key, at) => {
    const text = writeRecoveryKey(key);
    expect(text).toMatch(/^([A-Z2-7]{4}-){8}[A-Z2-7]{4}$/);
    expect([...(readRecoveryKey(` ${text.toLowerCase()} `) ?? [])]).toEqual([...key]);
    const letters = [...text.replaceAll('-', '')];
    letters[at] = letters[at] === 'A' ? 'B' : 'A';
    const mistyped = readRecoveryKey(letters.join(''));
    // The last letter has bits that mean nothing.
    if (at < 35) expect(mistyped).toBeUndefined();
  }));
  expect(readRecoveryKey('ABCD')).toBeUndefined();
});

test('the settings are sealed with the vault where there is no key store, and read again only while it is open', async () => {
  const { vault, keyStore, file } = await anyVault({ keyStore: withoutKeyStore() });
  const box = vaultBox(() => vault, keyStore);
  expect(box.available()).toBe(false);
  await vault.look();
  await vault.create(passphrase);
  const sealed = box.seal('geheim-42');
  expect(sealed).not.toContain('geheim');
  expect(box.unseal(sealed)).toBe('geheim-42');
  const locked = await anyVault({ file, keyStore });
  expect(() => vaultBox(() => locked.vault, keyStore).unseal(sealed)).toThrow();
});

test('practice data have keys of their own that need nobody', async () => {
  const folder = await temporaryFolder();
  expect(await practiceSecrets(folder)).toEqual(await practiceSecrets(folder));
});

test('a passphrase file is read only when nobody else can read it', async () => {
  const file = path.join(await temporaryFolder(), 'passphrase');
  await writeFile(file, `${passphrase}\nsecond line\n`, { mode: 0o600 });
  expect(await readPassphraseFile(file)).toBe(passphrase);
  await writeFile(file, 'short');
  await expect(readPassphraseFile(file)).rejects.toThrow('no passphrase');
  const open = path.join(await temporaryFolder(), 'passphrase');
  await writeFile(open, passphrase, { mode: 0o644 });
  if (process.platform !== 'win32') await expect(readPassphraseFile(open)).rejects.toThrow('600');
});

test('a passphrase is called strong only when it is long and varied', () => {
  expect(['1234567', '12345678', 'aaaaaaaaaaaaaaaa', 'rain on', passphrase, '九月的雨落在铁皮屋顶'].map(strengthOf)).toEqual(['tooShort', 'weak', 'weak', 'tooShort', 'strong', 'strong']);
});

import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ProvisioningRefused, readProvisioningFile } from '../../../electron/settings/provisioningFile.ts';
import { SettingsFile, type SecretBox } from '../../../electron/settings/settingsFile.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

const seat = provisioningSchema.parse({ version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'geheim-42' });
const keyring: SecretBox = { available: () => true, seal: (secret) => Buffer.from(secret).toString('hex'), unseal: (sealed) => Buffer.from(sealed, 'hex').toString() };
const noKeyring: SecretBox = { ...keyring, available: () => false };

async function anyFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), 'settings-')), 'settings.json');
}

describe('the settings file', () => {
  test('gives back a seat with its password when the system can seal secrets', async () => {
    const file = await anyFile();
    await new SettingsFile(file, keyring).change({ seat });
    const again = new SettingsFile(file, keyring);
    await again.load();
    expect(again.current.seat).toEqual(seat);
  });

  test('never holds the password in clear', async () => {
    const file = await anyFile();
    await new SettingsFile(file, keyring).change({ seat });
    expect(await readFile(file, 'utf8')).not.toContain('geheim-42');
  });

  test('seals the passwords of TURN servers too, and gives them back', async () => {
    const file = await anyFile();
    const behindRelay = { ...seat, iceServers: [{ urls: 'stun:stun.example.com' }, { urls: 'turn:turn.example.com', username: 'seat', credential: 'relay-secret' }] };
    await new SettingsFile(file, keyring).change({ seat: behindRelay });
    expect(await readFile(file, 'utf8')).not.toContain('relay-secret');
    const again = new SettingsFile(file, keyring);
    await again.load();
    expect(again.current.seat).toEqual(behindRelay);
  });

  test('takes over TURN passwords that an older version wrote in clear, and seals them with the next change', async () => {
    const file = await anyFile();
    await new SettingsFile(file, keyring).change({ seat });
    const old = JSON.parse(await readFile(file, 'utf8')) as { seat: object; sealedTurnPasswords?: unknown };
    delete old.sealedTurnPasswords;
    await writeFile(file, JSON.stringify({ ...old, seat: { ...old.seat, iceServers: [{ urls: 'turn:turn.example.com', username: 'seat', credential: 'relay-secret' }] } }));
    const settings = new SettingsFile(file, keyring);
    await settings.load();
    expect(settings.current.seat?.iceServers[0]?.credential).toBe('relay-secret');
    await settings.change({ popPosition: null });
    expect(await readFile(file, 'utf8')).not.toContain('relay-secret');
  });

  test('forgets the password and says so where the system has no key store', async () => {
    const file = await anyFile();
    await new SettingsFile(file, noKeyring).change({ seat });
    expect(await readFile(file, 'utf8')).not.toContain('geheim-42');
    const again = new SettingsFile(file, noKeyring);
    await again.load();
    expect(again.current).toMatchObject({ seat: null, passwordMissing: true });
  });

  test('puts a damaged file aside and starts with the defaults', async () => {
    const file = await anyFile();
    await writeFile(file, '{"version":1,"prefer');
    const settings = new SettingsFile(file, keyring);
    const { putAside } = await settings.load();
    expect(putAside).not.toBeNull();
    expect(await readdir(path.dirname(file))).toEqual([path.basename(putAside ?? '')]);
    expect(settings.current.preferences.locale).toBe('zh-CN');
  });

  test('keeps the last of many quick changes', async () => {
    const file = await anyFile();
    const settings = new SettingsFile(file, keyring);
    const { preferences } = settings.current;
    await Promise.all([0.1, 0.2, 0.3].map((ringVolume) => settings.change({ preferences: { ...preferences, ringVolume } })));
    const again = new SettingsFile(file, keyring);
    await again.load();
    expect(again.current.preferences.ringVolume).toBe(0.3);
  });
});

describe('a provisioning file', () => {
  async function reading(content: string): Promise<unknown> {
    const file = await anyFile();
    await writeFile(file, content);
    return readProvisioningFile(file).catch((error: unknown) => error);
  }

  test('is read with its defaults', async () => {
    expect(await reading(JSON.stringify({ version: 1, server: 'ws://127.0.0.1:8088', sipUri: 'sip:8001@127.0.0.1', password: 'x' }))).toMatchObject({ profile: 'generic', serviceNumbers: [] });
  });

  test('is refused with the place of every mistake', async () => {
    const error = await reading(JSON.stringify({ version: 1, server: 'http://x', sipUri: '8001', password: '', serviceNumbers: [{ number: '800123', label: 'a' }], typo: 1 }));
    expect(error).toBeInstanceOf(ProvisioningRefused);
    const text = (error as ProvisioningRefused).problems.join('\n');
    for (const place of ['server', 'sipUri', 'password', 'serviceNumbers.0.number', 'typo']) expect(text).toContain(place);
  });

  test.each([['nothing', ''], ['half a file', '{"version":1'], ['an array', '[]']])('is refused when it holds %s', async (_name, content) => {
    expect(await reading(content)).toBeInstanceOf(ProvisioningRefused);
  });

  test('is refused when it is not there', async () => {
    await expect(readProvisioningFile('/nowhere/seat.json')).rejects.toBeInstanceOf(ProvisioningRefused);
  });
});

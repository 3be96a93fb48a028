import { safeStorage } from 'electron';
import type { SecretBox } from '../settings/settingsFile.ts';

/** The system's key store. Chromium's `basic_text` is a fixed key, as good as none, so it does not count. */
export const systemSecretBox: SecretBox = {
  available: () => safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  seal: (secret) => safeStorage.encryptString(secret).toString('base64'),
  unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
};

import { safeStorage } from 'electron';
import type { SecretBox } from '../settings/settingsFile.ts';

/** Backends of Linux that protect nothing: a fixed key, or nobody knows what. */
const noKeyStore: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

/** The system's key store, where there is a real one. Usable once the program is ready. */
export const systemSecretBox: SecretBox = {
  available: () => safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || !noKeyStore.has(safeStorage.getSelectedStorageBackend())),
  seal: (secret) => safeStorage.encryptString(secret).toString('base64'),
  unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
};

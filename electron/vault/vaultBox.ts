import { hkdfSync } from 'node:crypto';
import { close, open } from './wraps.ts';
import type { SystemKeyStore, Vault } from './vault.ts';

const purpose = 'secrets of the settings';
const mark = 'vault:';

/**
 * Seals the secrets of the settings: with the system's key store where there is one, else with a key of the vault. Then they
 * can be read only while the vault is open.
 */
export function vaultBox(vault: () => Vault | undefined, keyStore: SystemKeyStore): SystemKeyStore {
  const key = (): Uint8Array | undefined => {
    const masterKey = vault()?.secrets?.masterKey;
    return masterKey && new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `400 console, ${purpose}`, 32));
  };
  return {
    available: () => keyStore.available() || key() !== undefined,
    seal(secret) {
      const own = key();
      return own === undefined || keyStore.available() ? keyStore.seal(secret) : `${mark}${close(own, purpose, Buffer.from(secret))}`;
    },
    unseal(sealed) {
      if (!sealed.startsWith(mark)) return keyStore.unseal(sealed);
      const own = key();
      const secret = own && open(own, purpose, sealed.slice(mark.length));
      if (secret === undefined) throw new Error('This was sealed with other keys.');
      return secret.toString();
    },
  };
}

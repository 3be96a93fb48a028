import { writeFile } from 'node:fs/promises';
import type { CommandHandlers } from '../ipc/handle.ts';
import type { FileChooser } from '../files/fileChooser.ts';
import { done } from '../seat/commands/done.ts';
import type { Vault } from '../vault/vault.ts';

export interface VaultParts {
  readonly vault: Vault;
  readonly files: FileChooser;
  readonly quit: () => void;
  /** What stands before the key in its file, in the user's language. */
  readonly recoveryWords: () => string;
}

type VaultCommandName = Extract<keyof CommandHandlers, `vault:${string}`>;

/** What the windows may do with the keys. The keys themselves never leave main, but for the file of the recovery key. */
export function vaultHandlers({ vault, files, quit, recoveryWords }: VaultParts): Pick<CommandHandlers, VaultCommandName> {
  return {
    'vault:create': async ({ passphrase }) => done(await vault.create(passphrase)),
    'vault:unlock': async ({ passphrase }) => done(await vault.unlock(passphrase)),
    'vault:recover': async ({ recoveryKey, newPassphrase }) => done(await vault.recover(recoveryKey, newPassphrase)),
    'vault:changePassphrase': async ({ current, next }) => done(await vault.changePassphrase(current, next)),
    'vault:saveRecoveryKey': async () => {
      const file = await files.saveFile('400-console-recovery-key.txt', [{ name: 'TXT', extensions: ['txt'] }]);
      if (file === null) return { saved: false };
      // Made only now: one made before stays good for whoever changes their mind.
      await writeFile(file, `${recoveryWords()}\n\n${await vault.makeRecoveryKey()}\n`, { mode: 0o600 });
      return { saved: true };
    },
    'vault:quit': () => done(quit()),
  };
}

import type { SettingsFile } from '../settings/settingsFile.ts';
import { practiceSecrets } from '../vault/practiceKey.ts';
import type { VaultSecrets } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import type { Mode } from './seatHost.ts';

export interface SeatSecretsOptions {
  readonly vault: Vault;
  readonly settings: Pick<SettingsFile, 'load'>;
  readonly practiceData: string;
  /** Of a start without anybody at the screen. */
  readonly passphrase: string | null;
  /** The secrets of the settings can be read from now on. */
  readonly onSettingsRead: () => void;
}

/** Gives each mode the secrets of its data: the live ones when the vault is open, the practice ones always. */
export class SeatSecrets {
  readonly #options: SeatSecretsOptions;
  #opening: Promise<VaultSecrets> | undefined;

  constructor(options: SeatSecretsOptions) {
    this.#options = options;
  }

  /** Waits for a person where the live keys need one. Rejects `VaultRefused`. */
  of(mode: Mode): Promise<VaultSecrets> {
    if (mode === 'practice') return practiceSecrets(this.#options.practiceData);
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<VaultSecrets> {
    const { vault, settings, passphrase, onSettingsRead } = this.#options;
    const { kind } = vault.state.kind === 'closed' ? await vault.look() : vault.state;
    if (passphrase !== null && kind === 'new') await vault.create(passphrase);
    if (passphrase !== null && kind === 'locked') await vault.unlock(passphrase);
    const secrets = await vault.open();
    await settings.load();
    onSettingsRead();
    return secrets;
  }
}

import { shortestPassphrase } from '../../shared/vault/passphrase.ts';
import type { VaultState } from '../../shared/vault/vaultState.ts';
import { readKeyFile, writeKeyFile } from './keyFile.ts';
import { newRecoveryKey, readRecoveryKey, writeRecoveryKey } from './recoveryKey.ts';
import { joined, newSecrets, split, type VaultSecrets } from './secrets.ts';
import { VaultRefused } from './vaultRefused.ts';
import type { Stretch } from './stretching.ts';
import { unwrapWithPassphrase, unwrapWithRecovery, usualCost, wrapWithPassphrase, wrapWithRecovery, type ScryptCost, type Wrap, type WrapOf } from './wraps.ts';

/** The key store of the operating system. */
export interface SystemKeyStore {
  /** False when there is none, or one that protects nothing. */
  readonly available: () => boolean;
  readonly seal: (secret: string) => string;
  /** Throws when it was sealed by another store. */
  readonly unseal: (sealed: string) => string;
}

export interface VaultOptions {
  readonly file: string;
  readonly keyStore: SystemKeyStore;
  /** Whether there are data that were encrypted: then no new key may ever be made. */
  readonly hasData: () => boolean;
  readonly onChange: (state: VaultState) => void;
  readonly cost?: ScryptCost;
  /** Stretches the passphrase that opens the data; left out: a thread of its own. */
  readonly stretchAtStart?: Stretch;
}

/** Keeps the keys of a seat's data, closed up in one file. Nothing but {@link Vault.open}'s caller ever gets them. */
export class Vault {
  readonly #options: VaultOptions;
  #state: VaultState = { kind: 'closed' };
  #wraps: readonly Wrap[] = [];
  #secrets: VaultSecrets | undefined;
  #waiting: { readonly resolve: (secrets: VaultSecrets) => void; readonly reject: (error: Error) => void }[] = [];

  constructor(options: VaultOptions) {
    this.#options = options;
  }

  get state(): VaultState {
    return this.#state;
  }

  /** The secrets when they are at hand. */
  get secrets(): VaultSecrets | undefined {
    return this.#secrets;
  }

  /** Looks whether the keys can be had without asking anybody. At the first start with a key store it makes them. */
  async look(): Promise<VaultState> {
    if (this.#secrets) return this.#state;
    const content = await readKeyFile(this.#options.file);
    if (content.kind === 'wraps') {
      this.#wraps = content.wraps;
      return this.#lookIntoWraps();
    }
    if (content.kind !== 'missing') return this.#become({ kind: 'broken', problem: content.kind });
    if (this.#options.hasData()) return this.#become({ kind: 'broken', problem: 'missing' });
    if (!this.#options.keyStore.available()) return this.#become({ kind: 'new' });
    const secrets = newSecrets();
    await this.#keep([this.#systemWrap(secrets)]);
    return this.#opened(secrets);
  }

  /** Waits until the keys are at hand, however long a person takes. Rejects `vaultLocked` when {@link Vault.abandon} is called. */
  async open(): Promise<VaultSecrets> {
    if (this.#secrets) return this.#secrets;
    const first = this.#waiting.length === 0;
    // Before anything is looked at: who abandons it meanwhile must find somebody waiting.
    const secrets = new Promise<VaultSecrets>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (first) {
      this.look().catch((error: unknown) => {
        for (const { reject } of this.#waiting.splice(0)) reject(error as Error);
      });
    }
    return secrets;
  }

  /** Nobody waits for the keys any more. */
  abandon(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new VaultRefused('vaultLocked', 'The data of this seat are locked.'));
  }

  /** Makes the keys at the first start where no key store is. */
  async create(passphrase: string): Promise<void> {
    if (this.#state.kind !== 'new') throw new VaultRefused('notPossible', 'There is a passphrase already.');
    const secrets = newSecrets();
    await this.#keep([await this.#passphraseWrap(secrets, passphrase)]);
    this.#opened(secrets);
  }

  async unlock(passphrase: string): Promise<void> {
    const wrap = this.#wrap('passphrase');
    if (this.#secrets || wrap === undefined) throw new VaultRefused('notPossible', 'No passphrase is asked for.');
    const secrets = await unwrapWithPassphrase(wrap, passphrase, this.#options.stretchAtStart);
    if (secrets === undefined) throw new VaultRefused('wrongPassphrase', 'This is not the passphrase.');
    this.#opened(secrets);
  }

  /**
   * Opens with the recovery key and closes the keys up anew: by the key store where there is one, else with a new passphrase.
   * Changes nothing when the key is wrong.
   */
  async recover(text: string, newPassphrase: string | null): Promise<void> {
    const wrap = this.#wrap('recovery');
    if (this.#secrets || wrap === undefined) throw new VaultRefused('notPossible', 'No recovery key was made.');
    const key = readRecoveryKey(text);
    const secrets = key && unwrapWithRecovery(wrap, key);
    if (secrets === undefined) throw new VaultRefused('wrongRecoveryKey', 'This is not the recovery key.');
    const way = this.#options.keyStore.available() && newPassphrase === null ? this.#systemWrap(secrets) : await this.#passphraseWrap(secrets, newPassphrase ?? '');
    await this.#keep([way, wrap]);
    this.#opened(secrets);
  }

  async changePassphrase(current: string, next: string): Promise<void> {
    const wrap = this.#wrap('passphrase');
    if (wrap === undefined) throw new VaultRefused('notPossible', 'There is no passphrase.');
    const secrets = await unwrapWithPassphrase(wrap, current);
    if (secrets === undefined) throw new VaultRefused('wrongPassphrase', 'This is not the passphrase.');
    const changed = await this.#passphraseWrap(secrets, next);
    await this.#keep(this.#wraps.map((one) => (one.kind === 'passphrase' ? changed : one)));
    this.#opened(secrets);
  }

  /** A new recovery key, as it is printed; one made before opens nothing any more. It is not kept. */
  async makeRecoveryKey(): Promise<string> {
    if (!this.#secrets) throw new VaultRefused('vaultLocked', 'The data of this seat are locked.');
    const key = newRecoveryKey();
    await this.#keep([...this.#wraps.filter(({ kind }) => kind !== 'recovery'), wrapWithRecovery(this.#secrets, key)]);
    this.#opened(this.#secrets);
    return writeRecoveryKey(key);
  }

  #lookIntoWraps(): VaultState {
    const system = this.#wrap('system');
    if (system === undefined) return this.#become({ kind: 'locked', hasRecoveryKey: this.#hasRecoveryKey });
    const secrets = this.#unsealed(system);
    return secrets === undefined ? this.#become({ kind: 'keyStoreReset', hasRecoveryKey: this.#hasRecoveryKey }) : this.#opened(secrets);
  }

  #unsealed({ sealed }: WrapOf<'system'>): VaultSecrets | undefined {
    if (!this.#options.keyStore.available()) return undefined;
    try {
      return split(Buffer.from(this.#options.keyStore.unseal(sealed), 'base64'));
    } catch {
      return undefined;
    }
  }

  get #hasRecoveryKey(): boolean {
    return this.#wrap('recovery') !== undefined;
  }

  #wrap<Kind extends Wrap['kind']>(kind: Kind): WrapOf<Kind> | undefined {
    return this.#wraps.find((wrap): wrap is WrapOf<Kind> => wrap.kind === kind);
  }

  #systemWrap(secrets: VaultSecrets): Wrap {
    return { kind: 'system', sealed: this.#options.keyStore.seal(joined(secrets).toString('base64')) };
  }

  async #passphraseWrap(secrets: VaultSecrets, passphrase: string): Promise<Wrap> {
    if ([...passphrase].length < shortestPassphrase) throw new VaultRefused('passphraseTooShort', `A passphrase has at least ${shortestPassphrase} characters.`);
    return wrapWithPassphrase(secrets, passphrase, this.#options.cost ?? usualCost);
  }

  async #keep(wraps: readonly Wrap[]): Promise<void> {
    await writeKeyFile(this.#options.file, wraps);
    this.#wraps = wraps;
  }

  #opened(secrets: VaultSecrets): VaultState {
    this.#secrets = secrets;
    const protection = this.#wrap('system') === undefined ? 'passphrase' : 'system';
    const state = this.#become({ kind: 'open', protection, hasRecoveryKey: this.#hasRecoveryKey });
    for (const { resolve } of this.#waiting.splice(0)) resolve(secrets);
    return state;
  }

  #become(state: VaultState): VaultState {
    this.#state = state;
    this.#options.onChange(state);
    return state;
  }
}

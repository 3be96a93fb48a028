/**
 * Why the vault did not do something. `wrongPassphrase` `wrongRecoveryKey`: what was given does not open it.
 * `passphraseTooShort`. `vaultLocked`: its keys are not at hand. `notPossible`: it is not in the state for that.
 */
export type VaultRefusalCode = 'wrongPassphrase' | 'wrongRecoveryKey' | 'passphraseTooShort' | 'vaultLocked' | 'notPossible';

/** An expected refusal. Its message says nothing of what was typed. */
export class VaultRefused extends Error {
  readonly code: VaultRefusalCode;

  constructor(code: VaultRefusalCode, message: string) {
    super(message);
    this.name = 'VaultRefused';
    this.code = code;
  }
}

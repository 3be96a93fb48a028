/** What keeps the keys of this seat's data. `system`: the key store of the operating system. */
export type KeyProtection = 'system' | 'passphrase';

/**
 * Whether the keys of this seat's data are at hand. Until they are, no seat of the live mode is open.
 * - `closed`: nobody has asked for them yet.
 * - `new`: there are none and no data; the system has no key store, so a passphrase is to be chosen.
 * - `locked`: a passphrase is asked for. `keyStoreReset`: the system's key store no longer opens them; the recovery key does.
 * - `broken`: there are data, and their keys cannot be read: the file is `missing`, `damaged`, or of a `newer` version.
 */
export type VaultState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly hasRecoveryKey: boolean }
  | { readonly kind: 'keyStoreReset'; readonly hasRecoveryKey: boolean }
  | { readonly kind: 'broken'; readonly problem: 'missing' | 'damaged' | 'newer' }
  | { readonly kind: 'open'; readonly protection: KeyProtection; readonly hasRecoveryKey: boolean };

/** Whether somebody has to do something before the seat can open. */
export function asksPerson(state: VaultState): boolean {
  return state.kind !== 'closed' && state.kind !== 'open';
}

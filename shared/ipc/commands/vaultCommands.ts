import { z } from 'zod';
import { longestPassphrase } from '../../vault/passphrase.ts';

const passphrase = z.string().min(1).max(longestPassphrase);

/** The keys of this seat's data. */
export const vaultCommands = {
  /** Chooses the passphrase at the first start. */
  'vault:create': z.strictObject({ passphrase }),
  'vault:unlock': z.strictObject({ passphrase }),
  /** `newPassphrase` null = the system's key store protects the keys from now on. */
  'vault:recover': z.strictObject({ recoveryKey: z.string().min(1).max(200), newPassphrase: passphrase.nullable() }),
  'vault:changePassphrase': z.strictObject({ current: passphrase, next: passphrase }),
  /** Makes a recovery key and writes it to a file that the user names; one made before opens nothing any more. */
  'vault:saveRecoveryKey': z.strictObject({}),
  /** Ends the program from the page that asks for the passphrase. */
  'vault:quit': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface VaultCommandResults {
  'vault:saveRecoveryKey': { readonly saved: boolean };
}

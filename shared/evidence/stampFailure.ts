/**
 * Why a time stamp is refused. `notAToken`: it is none. `imprint`: it stamps something else. `nonce`: it answers another
 * request. `certificate`: the signer's certificate is missing, or is not for time stamps. `signature`: it was altered.
 * `chain`: the certificate does not lead to the one that was configured.
 */
export type TokenRefusal = 'notAToken' | 'imprint' | 'nonce' | 'certificate' | 'signature' | 'chain';

/** Why there is no stamp. Every one is tried again: an authority's fault may pass. */
export type StampFailure = 'unreachable' | 'httpError' | 'tooLarge' | 'unreadable' | 'rejected' | TokenRefusal;

/** Why the seat is not registered. The texts and what to do are in the locales under `registration.reason`. */
export type RegistrationProblem =
  | 'notConfigured' | 'serverUnreachable' | 'certificateRefused' | 'wrongPassword' | 'forbidden' | 'unknownUser'
  | 'unsupportedDigest' | 'timedOut' | 'serverError' | 'connectionLost';

/** The seat's registration. Times are epoch milliseconds. */
export type Registration =
  | { readonly kind: 'unregistered' }
  | { readonly kind: 'connecting'; readonly since: number }
  | { readonly kind: 'registering'; readonly since: number }
  | { readonly kind: 'registered'; readonly since: number; readonly expiresSeconds: number }
  | { readonly kind: 'failed'; readonly since: number; readonly problem: RegistrationProblem; readonly sipCode?: number; readonly detail: string; readonly retryAt?: number };

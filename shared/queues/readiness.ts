/**
 * Why a check of the readiness gate failed. Texts and what to do are in the locales under `readiness.problem`.
 * - `notRegistered`: the server does not know this seat. `noRoundTrip`: it does not answer a request now.
 * - `noOutput`: no device can play the ring. `outputSilent`: the ring was played and not heard in the loopback.
 * - `microphoneMissing` `microphoneDenied` `microphoneInUse`: no track could be had. `microphoneSilent`: digital silence only.
 * - `deviceUnplugged`: the headset that was chosen is gone.
 * - `soundNotChecked`: the loopback gave no answer in time, as on a machine that is busy with something else.
 */
export type ReadinessProblem =
  | 'notRegistered' | 'noRoundTrip' | 'noOutput' | 'outputSilent' | 'microphoneMissing' | 'microphoneDenied' | 'microphoneInUse'
  | 'microphoneSilent' | 'deviceUnplugged' | 'soundNotChecked';

export type ReadinessCheck =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'checking' }
  /** `tookMs`: how long the loopback took. `detail`: the device's or the server's name. */
  | { readonly kind: 'passed'; readonly at: number; readonly tookMs: number; readonly detail: string }
  | { readonly kind: 'failed'; readonly at: number; readonly problem: ReadinessProblem; readonly detail: string };

/** The gate before `idle`: a loopback proved registration, ring output and microphone. */
export interface Readiness {
  readonly registration: ReadinessCheck;
  readonly ring: ReadinessCheck;
  readonly microphone: ReadinessCheck;
}

export const unknownReadiness: Readiness = { registration: { kind: 'unknown' }, ring: { kind: 'unknown' }, microphone: { kind: 'unknown' } };

/** The first check that failed, or undefined. */
export function readinessFault(readiness: Readiness): { readonly check: keyof Readiness; readonly problem: ReadinessProblem } | undefined {
  for (const check of ['registration', 'ring', 'microphone'] as const) {
    const outcome = readiness[check];
    if (outcome.kind === 'failed') return { check, problem: outcome.problem };
  }
  return undefined;
}

/**
 * How long the wrap-up still lasts. `running`: ends by itself at `until` (epoch milliseconds). `paused`: a call came in
 * between; so many milliseconds are left after it. `unlimited`: until the agent is done. `over`: the time is up, but a
 * required write-up is missing.
 */
export type WrapUpClock =
  | { readonly kind: 'running'; readonly until: number }
  | { readonly kind: 'paused'; readonly leftMs: number }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'over' };

/** A conversation that can be written up now. `missing`: it must be, and is not yet. */
export interface WriteUp {
  readonly callId: string;
  readonly missing: boolean;
}

/** The time after a conversation, for writing it up. Several conversations when a call came in between. */
export interface WrapUp {
  readonly clock: WrapUpClock;
  /** Oldest first; never empty. */
  readonly writeUps: readonly WriteUp[];
}

/** A wrap-up's clock at its begin. `seconds`: 0 = none, null = unlimited. */
export function startedClock(seconds: number | null, at: number): WrapUpClock {
  if (seconds === null) return { kind: 'unlimited' };
  return seconds === 0 ? { kind: 'over' } : { kind: 'running', until: at + seconds * 1_000 };
}

/** Stops the time for a call. */
export function pausedClock(clock: WrapUpClock, at: number): WrapUpClock {
  return clock.kind === 'running' ? { kind: 'paused', leftMs: Math.max(0, clock.until - at) } : clock;
}

/** Lets the rest of the time run. */
export function resumedClock(clock: WrapUpClock, at: number): WrapUpClock {
  return clock.kind === 'paused' ? { kind: 'running', until: at + clock.leftMs } : clock;
}

/** Adds milliseconds; a time that was up begins again. Without a limit nothing is added. */
export function extendedClock(clock: WrapUpClock, ms: number, at: number): WrapUpClock {
  switch (clock.kind) {
    case 'running':
      return { kind: 'running', until: Math.max(clock.until, at) + ms };
    case 'paused':
      return { kind: 'paused', leftMs: clock.leftMs + ms };
    case 'over':
      return { kind: 'running', until: at + ms };
    case 'unlimited':
      return clock;
  }
}

/** Whether a required write-up is missing. */
export function isMissing(wrapUp: WrapUp): boolean {
  return wrapUp.writeUps.some(({ missing }) => missing);
}

export interface HearingsOptions {
  readonly store: { keepListened(argument: { readonly id: string; readonly callId: string; readonly withinMs: number; readonly by: string; readonly at: number }): Promise<boolean> };
  readonly newId: () => string;
  readonly by: () => string;
  readonly now: () => number;
  /** Who heard it is now told anew. */
  readonly changed: () => void;
}

/** Somebody who goes on within this time hears the same recording still. */
const sameHearingMs = 15 * 60_000;

/** Tells the evidence chain who hears which recording: once for a person, a recording and a quarter of an hour. */
export class Hearings {
  readonly #options: HearingsOptions;

  constructor(options: HearingsOptions) {
    this.#options = options;
  }

  async heard(callId: string): Promise<void> {
    const { store, newId, by, now, changed } = this.#options;
    if (await store.keepListened({ id: newId(), callId, withinMs: sameHearingMs, by: by(), at: now() })) changed();
  }
}

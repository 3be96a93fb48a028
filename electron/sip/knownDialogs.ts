const most = 256;
const ours = /^(?:[A-Z]+ \S+ SIP\/2\.0|SIP\/2\.0 (?:1(?!00)\d\d|2\d\d) )/;
const callId = /^Call-ID: *(\S+)/im;

/**
 * The Call-IDs under which this seat sent a request or accepted one, the latest 256. Messages that belong to them are
 * let through a flood; refusals do not count, or the flood itself would become known.
 */
export class KnownDialogs {
  readonly #callIds = new Set<string>();

  /** Remembers what a sent message belongs to. */
  sent(message: string): void {
    if (!ours.test(message)) return;
    const id = callId.exec(message)?.[1];
    if (id === undefined) return;
    this.#callIds.delete(id);
    this.#callIds.add(id);
    if (this.#callIds.size > most) this.#callIds.delete(this.#callIds.values().next().value!);
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#callIds.has(id);
  }
}

/**
 * Closed while another thread holds the main database for a long write: what would write waits here, and the store's own
 * thread goes on answering what only reads. The gate is a courtesy: who writes all the same waits within SQLite.
 */
export class WriteGate {
  #opened: Promise<void> | undefined;

  get isClosed(): boolean { return this.#opened !== undefined; }

  /** Resolves when nobody holds the database. */
  async free(): Promise<void> {
    while (this.#opened !== undefined) await this.#opened;
  }

  /** Closes the gate; call what is returned to open it. One at a time. */
  close(): () => void {
    let open: () => void = () => undefined;
    this.#opened = new Promise((resolve) => {
      open = () => {
        this.#opened = undefined;
        resolve();
      };
    });
    return open;
  }
}

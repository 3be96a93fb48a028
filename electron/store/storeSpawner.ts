/** A running store process as the client sees it. */
export interface StoreChild {
  /** For tests and counters; undefined before the process runs. */
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

/** Starts the store process `entry` with arguments. */
export type StoreSpawner = (entry: string, parameters: readonly string[]) => StoreChild;

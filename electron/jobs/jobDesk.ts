import type { Job, JobKind, JobState } from '../../shared/jobs/job.ts';

export interface JobDeskOptions {
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told with every job of the desk, oldest first, at most ten times a second while one runs. */
  readonly publish: (jobs: readonly Job[]) => void;
  readonly codeOf: (error: unknown) => string;
  /** A failure without a code of its own. */
  readonly onUnexpected: (error: unknown) => void;
}

/** What a job came to. */
export type JobResult = Omit<Extract<JobState, { kind: 'done' }>, 'kind'>;

export interface JobHandle {
  /** Aborted when the user calls the job off; the work then throws the signal's reason and leaves nothing half-done behind. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** Finished jobs that stay in the list until dismissed; older ones go by themselves. */
const mostFinished = 5;
const publishEveryMs = 100;

/** Runs long work beside everything else and tells how far it is. */
export class JobDesk {
  readonly #options: JobDeskOptions;
  readonly #running = new Map<string, AbortController>();
  #jobs: readonly Job[] = [];
  #publishing: NodeJS.Timeout | undefined;

  constructor(options: JobDeskOptions) {
    this.#options = options;
  }

  get jobs(): readonly Job[] {
    return this.#jobs;
  }

  /** Starts a job and returns its id at once. What the work throws is the job's failure, never the caller's. */
  start(kind: JobKind, work: (handle: JobHandle) => Promise<JobResult>): string {
    const id = this.#options.newId();
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#jobs = [...this.#jobs, { id, kind, startedAt: this.#options.now(), state: { kind: 'running', done: 0, total: null } }];
    this.#publishNow();
    const progress = (done: number, total: number | null) => {
      if (this.#running.has(id)) this.#put(id, { kind: 'running', done, total });
    };
    void Promise.resolve()
      .then(() => work({ signal: controller.signal, progress }))
      .then((result) => this.#end(id, { kind: 'done', ...result }))
      .catch((error: unknown) => this.#end(id, controller.signal.aborted ? { kind: 'cancelled' } : this.#failure(error)));
    return id;
  }

  /** Calls a running job off; one that is over stays as it is. */
  cancel(id: string): void {
    this.#running.get(id)?.abort(new DOMException('Called off', 'AbortError'));
  }

  /** Takes a finished job off the list. */
  dismiss(id: string): void {
    if (this.#running.has(id)) return;
    this.#jobs = this.#jobs.filter((job) => job.id !== id);
    this.#publishNow();
  }

  find(id: string): Job | undefined {
    return this.#jobs.find((job) => job.id === id);
  }

  /** Calls everything off. */
  stop(): void {
    for (const id of this.#running.keys()) this.cancel(id);
    clearTimeout(this.#publishing);
  }

  #failure(error: unknown): JobState {
    const code = this.#options.codeOf(error);
    if (code === 'internal') this.#options.onUnexpected(error);
    return { kind: 'failed', code };
  }

  #end(id: string, state: JobState): void {
    this.#running.delete(id);
    this.#put(id, state);
    const finished = this.#jobs.filter((job) => job.state.kind !== 'running');
    const forgotten = new Set(finished.slice(0, Math.max(0, finished.length - mostFinished)));
    this.#jobs = this.#jobs.filter((job) => !forgotten.has(job));
    this.#publishNow();
  }

  #put(id: string, state: JobState): void {
    this.#jobs = this.#jobs.map((job) => (job.id === id ? { ...job, state } : job));
    this.#publishing ??= setTimeout(() => this.#publishNow(), publishEveryMs);
  }

  #publishNow(): void {
    clearTimeout(this.#publishing);
    this.#publishing = undefined;
    this.#options.publish(this.#jobs);
  }
}

import { createInterface } from 'node:readline';
import path from 'node:path';
import type { LegEvent } from '../../../electron/calls/phone.ts';
import type { Registration } from '../../../shared/calls/registration.ts';
import type { ServerChoice } from '../../../shared/calls/serverChoice.ts';
import type { SlowNetwork } from './slowNetwork.ts';

/** What the far phone is told to do; legs are numbered in the order they came. */
export type FarCommand =
  | { readonly name: 'answer' | 'hold' | 'resume' | 'hangUp'; readonly leg: number }
  | { readonly name: 'dial'; readonly target: string }
  | { readonly name: 'roundTrip'; readonly withinMs: number }
  | { readonly name: 'stop' };

/** What the far phone tells. `at` is epoch milliseconds with fractions, of the same clock as ours. */
export type FarEvent =
  | { readonly kind: 'registration'; readonly at: number; readonly registration: Registration }
  | { readonly kind: 'servers'; readonly at: number; readonly servers: ServerChoice }
  | { readonly kind: 'leg'; readonly at: number; readonly leg: number; readonly sipCallId: string }
  | { readonly kind: 'legEvent'; readonly at: number; readonly leg: number; readonly event: LegEvent }
  | { readonly kind: 'networkChanged'; readonly at: number }
  | { readonly kind: 'done'; readonly at: number; readonly id: number; readonly value: number | null }
  | { readonly kind: 'failed'; readonly at: number; readonly id: number; readonly message: string };

/** The console's phone on the machine at the far end of a slow network; its media are not real. */
export interface FarPhone {
  readonly events: readonly FarEvent[];
  /** `registered`, `connecting` …, or the problem while it failed. */
  registration(): string;
  /** Kinds of what happened on a leg, in order. */
  legEvents(leg: number): readonly LegEvent['kind'][];
  /** Rejects when the phone says that it failed. */
  tell(command: FarCommand): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts it with these settings (as provisioned). */
export function startFarPhone(network: SlowNetwork, settings: object): FarPhone {
  const child = network.spawn(process.execPath, [path.join(import.meta.dirname, 'farPhoneProgram.ts'), JSON.stringify(settings)]);
  const events: FarEvent[] = [];
  const waiting = new Map<number, { resolve: (value: number | null) => void; reject: (error: Error) => void }>();
  let said = '';
  let commands = 0;
  child.stderr!.on('data', (data: Buffer) => { said = (said + data.toString()).slice(-10_000); });
  child.stdin!.on('error', () => undefined);
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const event = JSON.parse(line) as FarEvent;
    events.push(event);
    if (event.kind === 'done') waiting.get(event.id)?.resolve(event.value);
    if (event.kind === 'failed') waiting.get(event.id)?.reject(new Error(event.message));
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The far phone ended: ${said}`));
    resolve();
  }));
  return {
    events,
    registration() {
      const last = events.findLast((event) => event.kind === 'registration');
      if (last?.kind !== 'registration') return said;
      return last.registration.kind === 'failed' ? last.registration.problem : last.registration.kind;
    },
    legEvents: (leg) => events.flatMap((event) => (event.kind === 'legEvent' && event.leg === leg ? [event.event.kind] : [])),
    tell(command) {
      commands += 1;
      const id = commands;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.stdin!.write(`${JSON.stringify({ ...command, id })}\n`);
      });
    },
    async close() {
      child.stdin!.end();
      await exited;
    },
  };
}

import type { Counting } from './countingThread.ts';
import { countHere } from './countStatistics.ts';
import type { HeavyThread } from './heavyThread.ts';
import { heavyWork } from './heavyWork.ts';
import type { HeavyArgument, HeavyName, HeavyResult } from './heavyWork.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { WritableDb } from './connection.ts';
import { hasMoreStaged } from './tables/customerImports.ts';

export type HeavyRun = <Name extends HeavyName>(name: Name, argument: HeavyArgument<Name>) => HeavyResult<Name> | Promise<HeavyResult<Name>>;

/** Who does what may last. */
export interface Threads {
  readonly counting: Counting;
  readonly heavy: HeavyRun;
}

function runHere(db: WritableDb): HeavyRun {
  return <Name extends HeavyName>(name: Name, argument: HeavyArgument<Name>) =>
    (heavyWork[name] as (on: WritableDb, argument: HeavyArgument<Name>) => HeavyResult<Name>)(db, argument);
}

export function inThisThread({ db }: OpenStore): Threads {
  return { counting: countHere(db), heavy: runHere(db) };
}

/** Lines that are taken over within the time of an answer. */
const fewLines = 500;

/** Has the thread do heavy work; a small import is taken over at once. */
export function runBeside({ db }: OpenStore, thread: HeavyThread): HeavyRun {
  const here = runHere(db);
  return (name, argument) => {
    const isSmall = name === 'takeOverImport' && 'importId' in (argument ?? {}) && !hasMoreStaged(db, (argument as HeavyArgument<'takeOverImport'>).importId, fewLines);
    return isSmall ? here(name, argument) : thread.run(name, argument);
  };
}

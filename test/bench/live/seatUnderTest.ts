import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchConsole, type ConsoleApp, type ConsoleOptions } from '../../app/consoleApp.ts';
import { startLaboratory, type Laboratory } from '../../lab/laboratory.ts';
import { ensureBenchDatabase, type BenchSize } from '../fixtures/ensureBenchDatabase.ts';

/** The 400 number that rings on the seat; the generated data know its routing status. */
export const benchServiceNumber = '4008201234';

export interface SeatUnderTest {
  readonly lab: Laboratory;
  readonly app: ConsoleApp;
  /** The console's database. */
  readonly databaseFile: string;
  readonly close: () => Promise<void>;
}

export interface SeatOptions extends Pick<ConsoleOptions, 'microphone' | 'preferences' | 'extraArgs'> {
  /** Generated past of the seat; none when left out. */
  readonly past?: BenchSize;
}

/** A real console in Electron, registered with a real Kamailio, on a past of its own under `.cache`. */
export async function openSeatUnderTest({ past, ...options }: SeatOptions): Promise<SeatUnderTest> {
  const dataDirectory = path.resolve(import.meta.dirname, '../../../.cache/bench', `seat-${process.pid}`);
  const undo: (() => unknown)[] = [() => rmSync(dataDirectory, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    mkdirSync(dataDirectory, { recursive: true });
    const data = path.join(dataDirectory, 'data');
    if (past) cpSync(ensureBenchDatabase(past), data, { recursive: true });
    const lab = await startLaboratory({ hunting: { [benchServiceNumber]: ['8001'] } });
    undo.push(() => lab.stop());
    const app = await launchConsole({ ...options, lab, dataDirectory });
    undo.push(() => app.close());
    await app.inMain(({ program }) => program.media.ready());
    return { lab, app, databaseFile: path.join(data, 'console.db'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { kindOf, processTree } from './processMemory.ts';

/** Linux counts processor time for programs in hundredths of a second, whatever its own clock does (proc(5), `sysconf(_SC_CLK_TCK)`). */
const ticksPerSecond = 100;

/** Processor time of a process since its start, user and system. Seconds. */
export interface ProcessTime {
  readonly kind: string;
  readonly seconds: number;
}

/** Processor time of a program by process id. `names` says what is known better than from the command line, e.g. which page a renderer shows. */
export function timeOfTree(rootPid: number, names: ReadonlyMap<number, string> = new Map()): Map<number, ProcessTime> {
  return new Map(processTree(rootPid).flatMap((pid) => {
    try {
      // The name in brackets may have spaces; utime is the twelfth field behind it, stime the thirteenth.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').slice(11, 13) ?? [];
      const seconds = fields.reduce((sum, field) => sum + Number(field), 0) / ticksPerSecond;
      return [[pid, { kind: names.get(pid) ?? (pid === rootPid ? 'main' : kindOf(pid)), seconds }] as const];
    } catch {
      // It has ended since.
      return [];
    }
  }));
}

/** Seconds spent by kind of process between two looks, of the processes that are there at the second. */
export function timeBetween(before: ReadonlyMap<number, ProcessTime>, after: ReadonlyMap<number, ProcessTime>): Map<string, number> {
  const spent = new Map<string, number>();
  for (const [pid, { kind, seconds }] of after) spent.set(kind, (spent.get(kind) ?? 0) + seconds - (before.get(pid)?.seconds ?? 0));
  return spent;
}

import { readdirSync, readFileSync } from 'node:fs';

/** The process and everything it has started, by process id. */
export function processTree(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name in brackets may have spaces; the parent is the second field behind it.
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended since.
    }
  }
  const tree = [rootPid];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

export interface ProcessMemory {
  readonly pid: number;
  /** What it is, from its command line: `browser`, `renderer`, `gpu-process`, `utility`, `zygote`, `node` … */
  readonly kind: string;
  /** Proportional set size: shared pages are divided among those who share them. Megabytes of 1,000,000 bytes. */
  readonly pssMb: number;
  /** The part of it that is not mapped from files: what other programs with the same libraries come and go does not change it. */
  readonly ownMb: number;
}

/** Memory of every process of a program. */
export function memoryOfTree(rootPid: number): ProcessMemory[] {
  return processTree(rootPid).flatMap((pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      const mb = (name: string) => (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) * 1024) / 1e6;
      return [{ pid, kind: pid === rootPid ? 'browser' : kindOf(pid), pssMb: mb('Pss'), ownMb: mb('Pss_Anon') + mb('Pss_Shmem') }];
    } catch {
      return [];
    }
  });
}

export function totalMb(memory: readonly ProcessMemory[], part: 'pssMb' | 'ownMb' = 'pssMb'): number {
  return memory.reduce((sum, one) => sum + one[part], 0);
}

/** `browser 120  renderer 300 …`, megabytes by kind. */
export function byKind(memory: readonly ProcessMemory[], part: 'pssMb' | 'ownMb' = 'pssMb'): string {
  const kinds = groups(memory, ({ kind }) => kind);
  return [...kinds].map(([kind, group]) => `${kind} ${totalMb(group, part).toFixed(0)}${group.length > 1 ? ` (${group.length})` : ''}`).join('  ');
}

/** The processes by a key, in the order of their first. */
export function groups(memory: readonly ProcessMemory[], keyOf: (one: ProcessMemory) => string): Map<string, ProcessMemory[]> {
  const found = new Map<string, ProcessMemory[]>();
  for (const one of memory) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}

/** What a process of an Electron program is, from its command line. Throws when it has ended. */
export function kindOf(pid: number): string {
  const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  const type = /--type=([\w-]+)/.exec(line)?.[1];
  if (type === undefined) return line.includes('store') ? 'store' : 'other';
  return type === 'utility' ? `utility ${/--utility-sub-type=([\w.]+)/.exec(line)?.[1]?.split('.').at(-1) ?? ''}`.trim() : type;
}

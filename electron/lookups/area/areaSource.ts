import { readFile } from 'node:fs/promises';
import { decodeAreaTable } from '../../../shared/areas/areaTableFile.ts';
import type { AreaTableProblem } from '../../../shared/areas/areaTableFile.ts';
import type { AreaLayer } from '../../../shared/areas/areaLayer.ts';
import { createAreaTable } from '../../../shared/areas/areaTable.ts';
import type { AreaTable } from '../../../shared/areas/areaTable.ts';

/** Why a table file could not be used. */
export interface AreaFileProblem {
  readonly code: AreaTableProblem['code'] | 'cannotRead';
  /** Reason in English for logs; holds no path. */
  readonly detail: string;
}

/** The table in use and where it came from. */
export interface OpenedAreaTable {
  readonly table: AreaTable;
  /** Name of the strongest layer, e.g. `phone.dat 2108`; empty when no file could be read. */
  readonly name: string;
  /** When the strongest layer was imported, epoch milliseconds; null for built-in data. */
  readonly importedAt: number | null;
  /** Mobile segments with a place, of both layers together. */
  readonly segments: number;
  /** Set when the built-in file is missing or damaged: only operators, countries and imported segments are known. */
  readonly builtInProblem: AreaFileProblem | null;
  /** Set when an imported file is there but damaged: the built-in data answers alone, and the user should import again. */
  readonly importedProblem: AreaFileProblem | null;
}

type ReadLayer =
  | { readonly kind: 'read'; readonly layer: AreaLayer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly problem: AreaFileProblem };

/** The system's error code, or the message of an error that has none. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}

async function readLayer(file: string): Promise<ReadLayer> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unusable', problem: { code: 'cannotRead', detail: code } };
  }
  const decoded = decodeAreaTable(bytes);
  return decoded.ok ? { kind: 'read', layer: decoded.layer } : { kind: 'unusable', problem: decoded.problem };
}

function problemOf(read: ReadLayer): AreaFileProblem | null {
  return read.kind === 'unusable' ? read.problem : null;
}

/**
 * Loads the built-in table and, over it, the imported one: imported segments win, built-in ones fill the gaps. Never
 * rejects; what could not be used is said in the result, and the rest answers.
 * @param importedPath null when importing is not possible here (e.g. practice without a profile folder)
 */
export async function openAreaTable(paths: { readonly builtInPath: string; readonly importedPath: string | null }): Promise<OpenedAreaTable> {
  const [builtIn, imported] = await Promise.all([
    readLayer(paths.builtInPath),
    paths.importedPath === null ? ({ kind: 'missing' } as const) : readLayer(paths.importedPath),
  ]);
  const layers = [
    ...(builtIn.kind === 'read' ? [{ source: 'builtIn' as const, layer: builtIn.layer }] : []),
    ...(imported.kind === 'read' ? [{ source: 'imported' as const, layer: imported.layer }] : []),
  ];
  const table = createAreaTable(layers);
  const strongest = layers.at(-1)?.layer;
  return {
    table,
    name: strongest?.name ?? '',
    importedAt: strongest?.importedAt ?? null,
    segments: table.segmentCount,
    builtInProblem: builtIn.kind === 'missing' ? { code: 'cannotRead', detail: 'ENOENT' } : problemOf(builtIn),
    importedProblem: problemOf(imported),
  };
}

import { readFile, stat } from 'node:fs/promises';
import { encodeAreaTable } from '../../../shared/areas/areaTableFile.ts';
import { maxPhoneDatBytes, parsePhoneDat } from '../../../shared/areas/parsePhoneDat.ts';
import type { PhoneDatProblem } from '../../../shared/areas/phoneDatProblem.ts';
import { errorCode } from './areaSource.ts';
import { writeWholeFile } from './writeWholeFile.ts';

/** Why an import did not happen. `cannotRead` and `cannotWrite` carry the system's error code as detail. */
export interface ImportProblem {
  readonly code: PhoneDatProblem['code'] | 'cannotRead' | 'cannotWrite';
  readonly detail: string;
}

export type ImportedPhoneDat =
  | { readonly ok: true; readonly name: string; readonly importedAt: number; readonly segments: number }
  | { readonly ok: false; readonly problem: ImportProblem };

export interface PhoneDatImport {
  /** The user's file. */
  readonly sourcePath: string;
  /** Where the table is kept, in the profile folder. */
  readonly importedPath: string;
  /** Share of the work done, 0–1, rising; 1 only when the new table is in its place. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

/** Checking takes most of the time; reading and writing a few megabytes takes the rest. */
const shareOfChecking = 0.9;

function refuse(code: ImportProblem['code'], detail: string): ImportedPhoneDat {
  return { ok: false, problem: { code, detail } };
}

type SourceBytes = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly refusal: ImportedPhoneDat };

async function readSource(sourcePath: string, signal: AbortSignal | undefined): Promise<SourceBytes> {
  try {
    const about = await stat(sourcePath);
    // A device or a pipe says it is empty and never ends.
    if (!about.isFile()) return { ok: false, refusal: refuse('cannotRead', 'not a file') };
    const { size } = about;
    if (size > maxPhoneDatBytes) return { ok: false, refusal: refuse('tooLarge', `${size} bytes`) };
    return { ok: true, bytes: await readFile(sourcePath, { signal }) };
  } catch (error) {
    return { ok: false, refusal: signal?.aborted ? refuse('aborted', 'while reading') : refuse('cannotRead', errorCode(error)) };
  }
}

/**
 * Imports a community phone.dat file: checks all of it, writes the dense table beside the old one and swaps them in one
 * step. Until then, and after any refusal, the old table stays as it was. Works in slices of a few milliseconds on the
 * calling thread. Never rejects. Open the table again afterwards to use what was imported.
 */
export async function importPhoneDat({ sourcePath, importedPath, onProgress, signal, now = Date.now }: PhoneDatImport): Promise<ImportedPhoneDat> {
  const source = await readSource(sourcePath, signal);
  if (!source.ok) return source.refusal;
  const parsed = await parsePhoneDat(source.bytes, (fraction) => onProgress?.(fraction * shareOfChecking), signal);
  if (!parsed.ok) return { ok: false, problem: parsed.problem };
  const importedAt = now();
  const bytes = encodeAreaTable({ ...parsed.layer, importedAt });
  try {
    const written = await writeWholeFile(importedPath, bytes, () => signal?.aborted !== true);
    if (!written) return refuse('aborted', 'before the tables were swapped');
  } catch (error) {
    return refuse('cannotWrite', errorCode(error));
  }
  onProgress?.(1);
  return { ok: true, name: parsed.layer.name, importedAt, segments: parsed.layer.segmentCount };
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CallerArea } from '../../shared/areas/callerArea.ts';
import { lookUpArea } from '../../shared/areas/lookUpArea.ts';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import { openAreaTable, type OpenedAreaTable } from '../lookups/area/areaSource.ts';
import { importPhoneDat } from '../lookups/area/importPhoneDat.ts';
import type { AreaSource } from '../store/storeApi.ts';

/** The area table of both modes: opened once, swapped after an import. */
export class AreaTables {
  private opened: OpenedAreaTable | undefined;
  private importing: AbortController | undefined;
  private readonly paths: { readonly builtInPath: string; readonly importedPath: string };

  constructor(paths: { readonly builtInPath: string; readonly importedPath: string }) {
    this.paths = paths;
  }

  async open(): Promise<OpenedAreaTable> {
    this.opened = await openAreaTable(this.paths);
    return this.opened;
  }

  readonly areaOf = (number: PhoneNumber): CallerArea => {
    if (!this.opened) throw new Error('The area table is not open yet');
    return lookUpArea(number, this.opened.table);
  };

  get source(): ConsoleState['areaSource'] {
    return { name: this.opened?.name ?? '', importedAt: this.opened?.importedAt ?? null, segments: this.opened?.segments ?? 0 };
  }

  /**
   * Imports a phone.dat file and uses it. `onProgress` gets 0–1.
   * @throws IpcRefusal with the code of what is wrong with the file; the table in use stays.
   */
  async import(file: string, onProgress: (fraction: number) => void): Promise<AreaSource> {
    if (this.importing) throw new IpcRefusal('alreadyImporting', 'An import is running');
    this.importing = new AbortController();
    try {
      const imported = await importPhoneDat({ sourcePath: file, importedPath: this.paths.importedPath, onProgress, signal: this.importing.signal });
      if (!imported.ok) throw new IpcRefusal(imported.problem.code, imported.problem.detail);
      await this.open();
      const sha256 = createHash('sha256').update(await readFile(this.paths.importedPath)).digest('hex');
      return { name: imported.name, importedAt: imported.importedAt, rows: imported.segments, sha256, path: this.paths.importedPath };
    } finally {
      this.importing = undefined;
    }
  }

  cancelImport(): void {
    this.importing?.abort();
  }
}

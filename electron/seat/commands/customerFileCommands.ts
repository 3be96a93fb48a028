import { randomUUID } from 'node:crypto';
import type { ImportPreview } from '../../../shared/customers/customerImport.ts';
import { lookIntoFile } from '../../customers/customerFile.ts';
import type { CustomerFile } from '../../customers/customerFile.ts';
import { checkImport, importFile, takeImportBack, tidyAfterImports } from '../../customers/customerImporter.ts';
import type { FileImport } from '../../customers/customerImporter.ts';
import { exportCustomers } from '../../customers/exportCustomers.ts';
import { writeRefusedRows } from '../../customers/refusedRows.ts';
import { exportName, exportTitles, refusedWords } from '../../customers/writtenWords.ts';
import { fileStem } from '../../exports/fileStem.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { fileReadFault } from './fileReadFault.ts';

type Commands = 'customerImport:open' | 'customerImport:reread' | 'customerImport:check' | 'customerImport:start' | 'customerImport:undo' | 'customer:export';

const importedKinds = [{ name: 'CSV, XLSX, vCard', extensions: ['csv', 'txt', 'tsv', 'xlsx', 'vcf', 'vcard'] }, { name: '*', extensions: ['*'] }];
const chosenAtMost = 5;

/** Customers from files and into files. A window names a chosen file by an id, never by its path. */
export function customerFileCommands(parts: SeatParts): Pick<SeatCommands, Commands> {
  const { jobs, options } = parts;
  const { store, files, publisher, preferences, platform, now, log } = options;
  const chosen = new Map<string, CustomerFile>();
  let checking: AbortController | undefined;
  let importing = false;
  const who = (): string => publisher.current.seat.user;

  // What an earlier run left open is given up before anything new begins.
  void store.abandonImports(null).then(() => tidyAfterImports(store)).catch((error: unknown) => log('old imports could not be cleared away', error));

  function fileOf(fileId: string): CustomerFile {
    const file = chosen.get(fileId);
    if (file === undefined) throw new IpcRefusal('notFound', 'The file was not chosen in this run');
    return file;
  }

  async function look(fileId: string, path: string, read: Parameters<typeof lookIntoFile>[2] = {}): Promise<ImportPreview> {
    try {
      const { file, preview } = await lookIntoFile(path, await store.listCustomFields(null), read);
      chosen.set(fileId, file);
      for (const old of [...chosen.keys()].slice(0, -chosenAtMost)) chosen.delete(old);
      return { fileId, ...preview };
    } catch (error) {
      throw fileReadFault(error);
    }
  }

  async function workOn(fileId: string, reading: FileImport['reading'], signal: AbortSignal, progress: FileImport['progress']): Promise<FileImport> {
    return { file: fileOf(fileId), reading, fields: await store.listCustomFields(null), homeAreaCode: platform.seat?.homeAreaCode, signal, progress };
  }

  /** One at a time: two would refuse each other's numbers. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (importing) throw new IpcRefusal('alreadyImporting', 'Another import is running');
    importing = true;
    try {
      return await work();
    } finally {
      importing = false;
      void tidyAfterImports(store);
    }
  }

  return {
    'customerImport:open': async () => {
      const path = await files.openFile(importedKinds);
      return path === null ? null : look(randomUUID(), path);
    },
    'customerImport:reread': ({ fileId, encoding, delimiter }) => look(fileId, fileOf(fileId).path, { encoding, delimiter }),
    'customerImport:check': async ({ fileId, reading }) => {
      checking?.abort(new IpcRefusal('cancelled', 'Another check began'));
      checking = new AbortController();
      try {
        return await checkImport(store, await workOn(fileId, reading, checking.signal, () => undefined));
      } catch (error) {
        throw fileReadFault(error);
      }
    },
    'customerImport:start': ({ fileId, reading, existing, total }) => {
      const file = fileOf(fileId);
      const jobId = jobs.start('importCustomers', ({ signal, progress }) => alone(async () => {
        const work = await workOn(fileId, reading, signal, progress);
        const { added, changed, skipped, refused, headings } = await importFile(store, { ...work, existing, who: who(), at: now(), total }).catch((error: unknown) => { throw fileReadFault(error); });
        parts.figures.logChanged();
        // The customers are there: that the list of the refused lines cannot be written does not undo them.
        const refusedFile = await writeRefusedRows(file.path, headings, refused, refusedWords(preferences().locale), now()).catch((error: unknown) => {
          log('the refused lines could not be written', error);
          return null;
        });
        return { key: refused.length === 0 ? 'customersImported' : 'customersImportedButRefused', values: { added, changed, skipped, refused: refused.length }, file: refusedFile };
      }));
      return { jobId };
    },
    'customerImport:undo': ({ importId }) => {
      const jobId = jobs.start('importCustomers', ({ signal, progress }) => alone(async () => {
        const { removed, restored, left } = await takeImportBack(store, { importId, who: who(), at: now(), signal, progress: (line) => progress(line, null) });
        parts.figures.logChanged();
        return { key: 'customersTakenBack', values: { removed, restored, left }, file: null };
      }));
      return { jobId };
    },
    'customer:export': async ({ format, text, filter }) => {
      const { locale } = preferences();
      const file = await files.saveFile(`${exportName(locale)}-${fileStem(now(), 'day')}.${format}`, [{ name: format.toUpperCase(), extensions: [format] }]);
      if (file === null) return null;
      const seeNumbers = publisher.current.seat.rights.includes('seeNumbers');
      const fields = await store.listCustomFields(null);
      const jobId = jobs.start('exportCustomers', async ({ signal, progress }) => {
        const { customers } = await exportCustomers(store, { file, format, text, filter, fields, titles: exportTitles(locale), seeNumbers, signal, progress });
        return { key: 'customersExported', values: { customers }, file };
      });
      return { jobId };
    },
  };
}

export function customerFileQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'customerImport:list'> {
  return { 'customerImport:list': () => store.listImports({ limit: 20 }) };
}

import { dayText } from '../../shared/statistics/localDay.ts';
import type { ReportContent, ReportFormat } from '../../shared/statistics/report.ts';
import type { StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { writeAll } from '../exports/writeAll.ts';
import { writeThroughTemporary } from '../exports/writeThroughTemporary.ts';
import type { FileChooser } from '../files/fileChooser.ts';
import type { JobDesk, JobResult } from '../jobs/jobDesk.ts';
import { reportWords } from './reportWords.ts';
import type { ReportPrinter } from './reportPrinter.ts';
import { writeWorkbook } from './writeWorkbook.ts';

export interface ReportOrder {
  readonly format: ReportFormat;
  readonly scope: StatisticsScope;
  readonly locale: 'zh-CN' | 'en';
  readonly files: FileChooser;
  readonly jobs: JobDesk;
  readonly printReport: ReportPrinter;
  /** Asks the store for everything that stands in the report. */
  readonly gather: () => Promise<ReportContent>;
}

const kinds: Readonly<Record<ReportFormat, string>> = { pdf: 'PDF', png: 'PNG', xlsx: 'Excel' };
const steps = 3;

/** Asks where to and starts the job that writes the report. Null when no file was chosen. */
export async function saveReport({ format, scope, locale, files, jobs, printReport, gather }: ReportOrder): Promise<{ readonly jobId: string } | null> {
  const name = `${reportWords(locale)('report.fileName')} ${dayText(scope.from)} – ${dayText(scope.until - 1)}.${format}`;
  const file = await files.saveFile(name, [{ name: kinds[format], extensions: [format] }]);
  if (file === null) return null;
  const jobId = jobs.start('exportReport', async ({ signal, progress }): Promise<JobResult> => {
    progress(0, steps);
    const content = await gather();
    signal.throwIfAborted();
    progress(1, steps);
    if (format === 'xlsx') {
      await writeThroughTemporary(file, signal, (to) => writeWorkbook(content, to, signal));
    } else {
      const bytes = await printReport(content, format, signal);
      progress(2, steps);
      await writeThroughTemporary(file, signal, (to) => writeAll(to, bytes));
    }
    progress(steps, steps);
    return { key: 'file', values: {}, file };
  });
  return { jobId };
}

import type { ReportContent } from '../../shared/statistics/report.ts';

/** Draws a report in a page of its own that nobody sees. Rejects with the signal's reason when it is called off. */
export type ReportPrinter = (content: ReportContent, format: 'pdf' | 'png', signal: AbortSignal) => Promise<Uint8Array>;

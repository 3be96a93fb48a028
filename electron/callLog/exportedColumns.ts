import type { CallLogEntry, CallResult } from '../../shared/calls/callLogEntry.ts';
import type { LogColumn } from '../../shared/calls/logView.ts';
import { maskPhoneNumber } from '../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import enArea from '../../resources/locales/en/area.json' with { type: 'json' };
import enCalls from '../../resources/locales/en/calls.json' with { type: 'json' };
import enLog from '../../resources/locales/en/log.json' with { type: 'json' };
import zhArea from '../../resources/locales/zh-CN/area.json' with { type: 'json' };
import zhCalls from '../../resources/locales/zh-CN/calls.json' with { type: 'json' };
import zhLog from '../../resources/locales/zh-CN/log.json' with { type: 'json' };
import { maskedColumns } from '../exports/maskedColumns.ts';
import type { CellValue, TableColumn } from '../exports/tableColumn.ts';

export type ExportLocale = 'zh-CN' | 'en';

interface ExportTexts {
  readonly title: string;
  readonly columns: Readonly<Record<LogColumn, string>>;
  readonly results: Readonly<Record<CallResult, string>>;
  readonly directions: Readonly<Record<CallLogEntry['direction'], string>>;
  readonly withheld: string;
}

const texts: Readonly<Record<ExportLocale, ExportTexts>> = {
  'zh-CN': { title: zhLog.exportName, columns: zhLog.column, results: zhCalls.result, directions: zhCalls.direction, withheld: zhArea.caller.withheld },
  en: { title: enLog.exportName, columns: enLog.column, results: enCalls.result, directions: enCalls.direction, withheld: enArea.caller.withheld },
};

export function exportTitle(locale: ExportLocale): string {
  return texts[locale].title;
}

/** Characters; what is not named gets sixteen. */
const widths: Partial<Record<LogColumn, number>> = { time: 20, result: 10, direction: 8, customer: 20, company: 30, disposition: 40, ivrPath: 28, wait: 10, talk: 10, mos: 8, survey: 8, review: 8, play: 12, agent: 10 };

/** The number as this seat may see it. Numbers are names: they stay texts. */
function numberCell(key: string, seesNumbers: boolean, withheld: string): string {
  if (key === '') return withheld;
  return seesNumbers ? key : maskPhoneNumber(parsePhoneNumber(key));
}

/**
 * The log's columns for a file: times are moments, seconds and scores are figures, everything else is text.
 * @param seesNumbers without it numbers are masked, also those that people wrote into names and notes
 */
export function exportedColumns(columns: readonly LogColumn[], locale: ExportLocale, seesNumbers: boolean): readonly TableColumn<CallLogEntry>[] {
  const words = texts[locale];
  const cells: Readonly<Record<LogColumn, (entry: CallLogEntry) => CellValue>> = {
    time: ({ startedAt }) => new Date(startedAt),
    result: ({ result }) => words.results[result],
    direction: ({ direction }) => words.directions[direction],
    caller: ({ remoteNumber }) => numberCell(remoteNumber, seesNumbers, words.withheld),
    area: ({ areaText }) => areaText,
    customer: ({ customerName }) => customerName,
    company: ({ company }) => company,
    serviceNumber: ({ serviceNumber }) => serviceNumber,
    queue: ({ queue }) => queue,
    agent: ({ agent }) => agent,
    wait: ({ queueWaitSeconds }) => queueWaitSeconds,
    talk: ({ talkSeconds }) => talkSeconds,
    mos: ({ mos }) => mos,
    survey: ({ surveyScore }) => surveyScore,
    review: ({ reviewScore }) => reviewScore,
    disposition: ({ disposition }) => disposition,
    ivrPath: ({ ivrPath }) => ivrPath,
    rule: ({ routeRule }) => routeRule,
    play: ({ recordingMs }) => (recordingMs === null ? null : Math.round(recordingMs / 1000)),
  };
  const shown = columns.map((column): TableColumn<CallLogEntry> => ({ title: words.columns[column], width: widths[column] ?? 16, cell: cells[column] }));
  return seesNumbers ? shown : maskedColumns(shown);
}

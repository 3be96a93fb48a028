/** One call of the demo as its last line of output shows it. */
export interface DemoCallResult {
  readonly from: string;
  readonly serviceNumber: string;
  readonly area: string;
  readonly ivrPath: string;
  /** Milliseconds, one decimal; null when no pop belongs to the call (outgoing) or none was painted. */
  readonly popMs: number | null;
  readonly answered: boolean;
  readonly recording: { readonly seconds: number; readonly channels: number } | null;
}

/** A call with what went wrong in it; empty when nothing did. */
export interface DemoCallReport extends DemoCallResult {
  readonly title: string;
  readonly problems: readonly string[];
}

export interface DemoReport {
  readonly calls: readonly DemoCallReport[];
  /** Paths, in the order they were taken. */
  readonly screenshots: readonly string[];
  /** What went wrong outside any call. */
  readonly problems: readonly string[];
}

export interface DemoResult {
  readonly demo: 'ok' | 'failed';
  readonly calls: readonly DemoCallResult[];
  readonly screenshots: readonly string[];
}

/** The object of the last line: `ok` only when there were calls and no problem at all. */
export function demoResultOf(report: DemoReport): DemoResult {
  const sound = report.calls.length > 0 && report.problems.length === 0 && report.calls.every((call) => call.problems.length === 0);
  return {
    demo: sound ? 'ok' : 'failed',
    calls: report.calls.map(({ from, serviceNumber, area, ivrPath, popMs, answered, recording }) => ({ from, serviceNumber, area, ivrPath, popMs, answered, recording })),
    screenshots: report.screenshots,
  };
}

/** The readable report, line by line, without the last line of JSON. */
export function demoReportLines(report: DemoReport): string[] {
  const lines = report.calls.flatMap((call, index) => [
    `${index + 1}. ${call.title}`,
    `   from       ${call.from || 'hidden'}${call.area === '' ? '' : `  (${call.area})`}`,
    ...(call.serviceNumber === '' ? [] : [`   400 number ${call.serviceNumber}`]),
    ...(call.ivrPath === '' ? [] : [`   IVR path   ${call.ivrPath}`]),
    ...(call.popMs === null ? [] : [`   pop        painted ${call.popMs} ms after the INVITE`]),
    `   answered   ${call.answered ? 'yes' : 'no'}${call.recording ? `, recorded ${call.recording.seconds} s in ${call.recording.channels} channels` : ''}`,
    ...call.problems.map((problem) => `   PROBLEM    ${problem}`),
  ]);
  return [...lines, ...report.problems.map((problem) => `PROBLEM ${problem}`), ...report.screenshots.map((file) => `screenshot ${file}`)];
}

/** Everything the demo prints: the report, then the result as one line of JSON. */
export function demoOutput(report: DemoReport): string {
  return [...demoReportLines(report), JSON.stringify(demoResultOf(report))].join('\n');
}

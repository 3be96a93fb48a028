import { create } from 'zustand';
import { noFilters, tidyFilters } from '../../shared/calls/callLogFilters.ts';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import { lastViewId } from '../../shared/calls/logView.ts';
import type { LogView, LogViewSettings } from '../../shared/calls/logView.ts';
import { ask, attempt } from '../bridge/send.ts';
import { builtInViews } from './builtInViews.ts';
import { chooseNone } from './choosing/useChosen.ts';
import { spanOf } from './timeSpan.ts';

interface LogViewState {
  readonly settings: LogViewSettings;
  readonly views: readonly LogView[];
  readonly loaded: boolean;
}

/** How this window looks at the log; kept in the store, so that it is so again the next time. */
export const useLogView = create<LogViewState>(() => ({ settings: builtInViews.all, views: [], loaded: false }));

/** Typing into the search is not worth writing down at every letter. */
const keepAfterMs = 800;
let keeping: ReturnType<typeof setTimeout> | undefined;

/** Fetches the saved views and what was in use last: its columns and order, not its filters, which would hide calls unasked. */
export async function loadLogViews(): Promise<void> {
  const reply = await ask('callLog:views', {});
  if (!reply.ok) return;
  const last = reply.value.find(({ id }) => id === lastViewId);
  useLogView.setState(({ settings, loaded }) => ({
    loaded: true,
    views: reply.value.filter(({ id }) => id !== lastViewId),
    settings: !loaded && last !== undefined ? { ...settings, columns: last.settings.columns } : settings,
  }));
}

export function changeLogView(change: Partial<LogViewSettings>): void {
  const { settings: before } = useLogView.getState();
  const settings = { ...before, ...change };
  // What was chosen among other calls is not to be acted on unseen.
  if (!sameView({ ...before, sorting: settings.sorting }, settings)) chooseNone();
  useLogView.setState({ settings });
  clearTimeout(keeping);
  if (change.columns !== undefined) keeping = setTimeout(() => void attempt('callLog:saveView', { id: lastViewId, name: '', settings: useLogView.getState().settings }), keepAfterMs);
}

/** Changes conditions; a chosen span of time ends a preset. */
export function filterLog(change: Partial<CallLogFilters>): void {
  const { settings } = useLogView.getState();
  const time = 'from' in change || 'until' in change ? 'chosen' : settings.time;
  changeLogView({ filters: tidyFilters({ ...settings.filters, ...change }), time });
}

export function clearLogFilters(): void {
  changeLogView({ filters: noFilters, time: 'chosen' });
}

/** The filters as main is asked, with what a preset means now. */
export function askedFilters({ filters, time }: LogViewSettings, now: number): CallLogFilters {
  return { ...filters, ...spanOf(time, now, filters) };
}

/** True when two ways to look show the same calls in the same order. */
export function sameView(a: LogViewSettings, b: LogViewSettings): boolean {
  const told = ({ filters, time, sorting }: LogViewSettings) => JSON.stringify([tidyFilters(filters), time, sorting]);
  return told(a) === told(b);
}

import { useCallback, useMemo, useRef } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { tidyFilters } from '../../shared/calls/callLogFilters.ts';
import { errorText } from '../app/errorText.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useToday } from './useToday.ts';
import { CallDrawer } from './CallDrawer.tsx';
import { countChosen } from './choosing/chosen.ts';
import { ChosenBar } from './choosing/ChosenBar.tsx';
import { ChosenNews } from './choosing/ChosenCount.tsx';
import { useChosen } from './choosing/useChosen.ts';
import { LogFilterBar } from './LogFilterBar.tsx';
import { LogTable } from './LogTable.tsx';
import { LogViewBar } from './LogViewBar.tsx';
import { askedFilters, clearLogFilters, useLogView } from './logView.ts';
import { useLogListing } from './useLogListing.ts';
import './callLog.css';

/** Every call of this seat: search and filters on top, rows that come as they are scrolled to, details in a drawer. */
export function CallLogPage() {
  const { t } = useTranslation();
  const settings = useLogView((view) => view.settings);
  const revision = useConsole((state) => state.callLogRevision);
  const today = useToday();
  const filters = useMemo(() => tidyFilters(askedFilters(settings, today)), [settings, today]);
  const { listing, before, question, waiting, again } = useLogListing(filters, settings.sorting, revision);
  const goTo = useRef<(place: number) => void>(() => undefined);
  const keepGoTo = useCallback((by: (place: number) => void) => {
    goTo.current = by;
  }, []);
  const state = listing?.state ?? null;
  const choosing = useChosen(({ chosen }) => chosen.kind === 'all' ? countChosen(chosen, state?.total ?? 0) > 0 : chosen.callIds.size > 0);
  const filtered = Object.keys(filters).length > 3 || filters.text !== '' || filters.from !== null || filters.until !== null;

  return (
    <div className="log-page" data-testid="call-log">
      <LogFilterBar settings={settings} />
      {listing !== null && state !== null && choosing
        ? <ChosenBar listing={listing} settings={settings} waiting={waiting} />
        : <LogViewBar settings={settings} state={state} onDate={(at) => listing !== null && goTo.current(listing.placeOfTime(at))} />}
      <ChosenNews state={state} />
      <div className="log-body">
        {state !== null && state.error !== null && state.total === 0 ? (
          <div className="log-empty" role="alert">
            <strong>{t('log.failed')}</strong>
            <span>{errorText(t, state.error)}</span>
            <Button onClick={again}>{t('app.tryAgain')}</Button>
          </div>
        ) : state !== null && state.complete && state.total === 0 && !waiting ? (
          <div className="log-empty">
            <strong>{t(filtered ? 'log.noMatch' : 'log.empty')}</strong>
            <span>{t(filtered ? 'log.noMatchWords' : 'log.emptyWords')}</span>
            {filtered && <Button onClick={clearLogFilters}>{t('log.clearFilters')}</Button>}
          </div>
        ) : listing === null ? <div className="log-table" aria-busy="true" /> : (
          <LogTable listing={listing} before={before} question={question} waiting={waiting} columns={settings.columns} sorting={settings.sorting} onReady={keepGoTo} />
        )}
        <CallDrawer />
      </div>
    </div>
  );
}

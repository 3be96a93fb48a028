import { useCallback, useMemo, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { missedOf } from '../../shared/statistics/measures.ts';
import { reportSections, type ReportFormat, type ReportSection } from '../../shared/statistics/report.ts';
import { termsOn, type SlaTerms } from '../../shared/statistics/serviceLevel.ts';
import { defaultWindowDays, type CallPick, type StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { shownNumber } from '../../shared/phoneNumbers/shownNumber.ts';
import { tablesOf } from '../../shared/statistics/tables.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { useLocale } from '../ui/useLocale.ts';
import { CountedCalls, type OpenedFigure } from './CountedCalls.tsx';
import { localDayOf, ownZone, spanOf, unitFor } from './spanChoice.ts';
import { StatisticsBar } from './StatisticsBar.tsx';
import { StatisticsSections } from './StatisticsSections.tsx';
import { StatisticsViewContext, type StatisticsContent, type StatisticsView } from './statisticsView.ts';
import { useStatisticsWords } from './useStatisticsWords.ts';
import './statistics.css';

/** Figures of calls that change are asked for again so often. */
const renewEveryMs = 60_000;

/** What the calls tell: how many, when, from where, how well. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const words = useStatisticsWords();
  const locale = useLocale();
  const minute = Math.floor(useNow() / renewEveryMs);
  const zone = ownZone();
  const today = localDayOf(minute * renewEveryMs, zone);
  const rights = useConsole((state) => state.seat.rights);
  const dispositionRules = useConsole((state) => state.dispositionRules);
  const serviceNumbers = useConsole((state) => state.serviceNumbers);
  const [chosen, setChosen] = useState<Omit<StatisticsScope, 'zone'>>(() => {
    const span = spanOf('month', today);
    return { ...span, unit: unitFor(span), agent: null, serviceNumber: null, queue: null };
  });
  const [windowDays, setWindowDays] = useState(defaultWindowDays);
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const [turn, setTurn] = useState(0);
  const scope = useMemo(() => ({ ...chosen, zone }), [chosen, zone]);
  const revision = `${turn} ${scope.until > today ? minute : ''}`;
  const figures = useAnswer('statistics:figures', { scope }, revision);
  const callers = useAnswer('statistics:callers', { scope, windowDays }, revision);
  const states = useAnswer('statistics:agentTimes', { scope }, revision);
  const rules = useAnswer('statistics:slaRules', {}, turn);

  const content = useMemo<StatisticsContent | null>(() => {
    if (figures.kind !== 'answered' || callers.kind !== 'answered' || states.kind !== 'answered') return null;
    return { scope, figures: figures.value, callers: callers.value, states: states.value, locale, dispositionRules, serviceNumbers };
  }, [figures, callers, states, scope, locale, dispositionRules, serviceNumbers]);

  const mayExport = rights.includes('exportData');
  const report = useCallback((format: ReportFormat, sections: readonly ReportSection[]) => {
    void send('statistics:report', { scope, windowDays, format, sections: [...sections] });
  }, [scope, windowDays]);
  const open = useCallback((pick: CallPick, what: string, count: number | null) => setOpened({ pick, what, count }), []);
  const view = useMemo<StatisticsView | null>(() => content && {
    content, words, open, tables: tablesOf(content, words), print: false, savePicture: mayExport ? (section) => report('png', [section]) : null,
  }, [content, words, open, mayExport, report]);

  async function changeTerms(terms: SlaTerms): Promise<void> {
    if ((await send('statistics:setServiceLevel', { today, terms })) !== null) setTurn((value) => value + 1);
  }
  const labelOf = (number: string): string => {
    const label = serviceNumbers.find((known) => known.number === number)?.label ?? '';
    return [shownNumber(number, locale), label].filter((part) => part !== '').join(' ');
  };
  const failed = [figures, callers, states].some(({ kind }) => kind === 'failed');
  const total = content?.figures.total;
  const isEmpty = total !== undefined && total.offered + total.outgoing + missedOf(total) === 0;

  return (
    <div className="statistics-page" data-testid="statistics-page" data-ready={content !== null}>
      <StatisticsBar
        scope={scope} today={today} figures={content?.figures ?? null} leads={rights.includes('lead')} words={words} numberLabel={labelOf}
        onScope={(change) => setChosen((before) => ({ ...before, ...change }))} onRefresh={() => setTurn(turn + 1)} onExport={mayExport ? (format) => report(format, reportSections) : null}
      />
      <div className="statistics-body">
        {view === null ? (
          <p className="empty-words">{failed ? words('calls.failed') : `${words('loading')} ${words('firstCount')}`}</p>
        ) : isEmpty ? (
          <div className="statistics-empty" data-testid="statistics-empty">
            <h2>{words('empty.title')}</h2>
            <p>{words('empty.hint')}</p>
            <Button onClick={() => setChosen((before) => ({ ...before, ...spanOf('year', today), unit: 'month' }))}>{words('empty.longer')}</Button>
            {(scope.agent ?? scope.serviceNumber ?? scope.queue) !== null && <Button onClick={() => setChosen((before) => ({ ...before, agent: null, serviceNumber: null, queue: null }))}>{words('empty.noFilter')}</Button>}
          </div>
        ) : (
          <StatisticsViewContext value={view}>
            <StatisticsSections
              windowDays={windowDays} onWindow={setWindowDays} terms={termsOn(rules.kind === 'answered' ? rules.value : [], today)}
              onTerms={rights.includes('lead') ? (terms) => void changeTerms(terms) : null}
            />
          </StatisticsViewContext>
        )}
      </div>
      <CountedCalls scope={scope} opened={opened} onClose={() => setOpened(null)} />
      <span className="sr-only" role="status">{view === null ? t('statistics.loading') : ''}</span>
    </div>
  );
}

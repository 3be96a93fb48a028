import { useEffect, useState } from 'react';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { CallPick, StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { ask } from '../bridge/send.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { filterLog } from '../callLog/logView.ts';
import { showLoggedCall, showPage } from '../stores/viewStore.ts';
import { clockText } from '../ui/duration.ts';
import { shownNumber } from '../../shared/phoneNumbers/shownNumber.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { logFiltersOf } from './logFiltersOf.ts';

export interface OpenedFigure {
  readonly pick: CallPick;
  readonly what: string;
  readonly count: number | null;
}

interface CountedCallsProps {
  readonly scope: StatisticsScope;
  readonly opened: OpenedFigure | null;
  readonly onClose: () => void;
}

type Page = { readonly kind: 'waiting' } | { readonly kind: 'failed' } | { readonly kind: 'there'; readonly entries: readonly CallLogEntry[]; readonly cursor: number | null };

/** The calls behind a figure, newest first; a click opens one in the log. */
export function CountedCalls({ scope, opened, onClose }: CountedCallsProps) {
  const { t } = useTranslation();
  const filters = opened === null ? null : logFiltersOf(scope, opened.pick);
  const title = opened === null ? '' : opened.count === null ? opened.what : t('statistics.calls.title', { what: opened.what, count: opened.count });
  return (
    <Drawer
      title={title} open={opened !== null} onClose={onClose} size={880} destroyOnHidden data-testid="counted-calls"
      extra={filters && <Button size="small" onClick={() => { filterLog(filters); showPage('log'); }} data-testid="counted-open-log">{t('statistics.calls.openLog')}</Button>}
    >
      {opened !== null && <Pages key={JSON.stringify([scope, opened.pick])} scope={scope} pick={opened.pick} />}
    </Drawer>
  );
}

function Pages({ scope, pick }: { readonly scope: StatisticsScope; readonly pick: CallPick }) {
  const { t } = useTranslation();
  const [page, setPage] = useState<Page>({ kind: 'waiting' });
  const [busy, setBusy] = useState(false);

  async function load(before: readonly CallLogEntry[], cursor: number | null): Promise<void> {
    setBusy(true);
    const reply = await ask('statistics:calls', { scope, pick, cursor });
    setPage(reply.ok ? { kind: 'there', entries: [...before, ...reply.value.entries], cursor: reply.value.cursor } : { kind: 'failed' });
    setBusy(false);
  }
  useEffect(() => {
    let current = true;
    void ask('statistics:calls', { scope, pick, cursor: null }).then((reply) => {
      if (current) setPage(reply.ok ? { kind: 'there', ...reply.value } : { kind: 'failed' });
    });
    return () => { current = false; };
  }, [scope, pick]);

  if (page.kind === 'waiting') return <p className="empty-words">{t('statistics.loading')}</p>;
  if (page.kind === 'failed') return <p className="empty-words">{t('statistics.calls.failed')}</p>;
  if (page.entries.length === 0) return <p className="empty-words">{t('statistics.calls.none')}</p>;
  const { entries, cursor } = page;
  return (
    <>
      <div className="statistics-table-scroll"><table className="statistics-table counted-calls">
        <thead>
          <tr>{(['time', 'result', 'caller', 'area', 'number', 'agent', 'talk'] as const).map((column) => <th key={column} scope="col" data-kind={column === 'talk' ? 'seconds' : 'text'}>{t(`statistics.calls.${column}`)}</th>)}</tr>
        </thead>
        <tbody>{entries.map((entry) => <CallRow key={entry.callId} entry={entry} />)}</tbody>
      </table></div>
      {cursor !== null && <Button block disabled={busy} onClick={() => void load(entries, cursor)}>{t('statistics.calls.more')}</Button>}
    </>
  );
}

function CallRow({ entry }: { readonly entry: CallLogEntry }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(entry.startedAt);
  const number = entry.remoteNumber === '' ? keyText(t, '', locale) : shownNumber(entry.remoteNumber, locale);
  return (
    <tr data-testid="counted-call">
      <th scope="row"><button type="button" className="figure-link figure" onClick={() => showLoggedCall(entry.callId)}>{moment}</button></th>
      <td><ResultMark entry={entry} /></td>
      <td><span className="figure">{number}</span>{entry.customerName !== '' && <div className="soft-text">{entry.customerName}</div>}</td>
      <td>{areaTextIn(entry.areaText, locale)}</td>
      <td className="figure">{shownNumber(entry.serviceNumber, locale)}</td>
      <td>{entry.agent}</td>
      <td className="figure" data-kind="seconds">{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : '–'}</td>
    </tr>
  );
}

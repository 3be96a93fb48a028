import { useState } from 'react';
import { Segmented, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClosedShare, LedgerFigures } from '../../shared/ledger/ledgerFigures.ts';
import { closingWays } from '../../shared/ledger/missedItem.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { waitText } from './missedWords.ts';

const ranges = ['today', 'week'] as const;
type Range = (typeof ranges)[number];

/** From the beginning of a day on this computer's calendar until the end of today. */
function bounds(range: Range, today: string): { readonly from: number; readonly until: number } {
  const start = new Date(today);
  const until = new Date(start);
  until.setDate(until.getDate() + 1);
  if (range === 'week') start.setDate(start.getDate() - 6);
  return { from: start.getTime(), until: until.getTime() };
}

/** How missed calls are returned: for the supervisor, and for the agent about himself. */
export function LedgerFiguresPanel() {
  const { t } = useTranslation();
  const [range, setRange] = useState<Range>('today');
  const now = useNow();
  const revision = useConsole((state) => state.ledger.revision);
  const answer = useAnswer('ledger:figures', bounds(range, new Date(now).toDateString()), `${revision}/${Math.floor(now / 60_000)}`);
  return (
    <Panel
      className="ledger-figures"
      testId="ledger-figures"
      title={t('missed.figures.title')}
      extra={<Segmented size="small" aria-label={t('missed.figures.title')} value={range} options={ranges.map((value) => ({ value, label: t(`missed.figures.${value}`) }))} onChange={setRange} />}
    >
      {answer.kind === 'answered' && <Figures figures={answer.value} now={now} />}
    </Panel>
  );
}

function Figures({ figures, now }: { readonly figures: LedgerFigures; readonly now: number }) {
  const { t } = useTranslation();
  const tiles = [
    ['open', String(figures.open)],
    ['oldest', figures.oldestOpenAt === null ? '–' : waitText(t, Math.max(0, now - figures.oldestOpenAt))],
    ['opened', String(figures.openedInRange)],
    ['median', figures.medianToCloseMs === null ? '–' : waitText(t, figures.medianToCloseMs)],
  ] as const;
  return (
    <>
      <dl className="ledger-tiles">
        {tiles.map(([name, value]) => <div key={name} data-testid={`ledger-${name}`}><dt>{t(`missed.figures.${name}`)}</dt><dd className="figure">{value}</dd></div>)}
      </dl>
      <dl className="ledger-ways">
        {closingWays.map((way) => <div key={way} data-testid={`ledger-${way}`}><dt>{t(`missed.way.${way}`)}</dt><dd className="figure">{figures.closedInRange[way]}</dd></div>)}
      </dl>
      <div className="ledger-shares">{figures.shares.map((share) => <Share key={share.withinMs} share={share} />)}</div>
      <Hours figures={figures} />
      <Numbers figures={figures} />
    </>
  );
}

function Share({ share: { withinMs, closed, of } }: { readonly share: ClosedShare }) {
  const { t } = useTranslation();
  const percent = of === 0 ? 0 : Math.round((closed / of) * 100);
  return (
    <div className="ledger-share">
      <span>{t('missed.figures.within', { time: waitText(t, withinMs) })}</span>
      <span className="ledger-bar"><i style={{ width: `${percent}%` }} /></span>
      <span className="figure">{of === 0 ? '–' : `${percent}% · ${closed}/${of}`}</span>
    </div>
  );
}

/** One bar for each hour: what was missed in it, and how much of that is open still. */
function Hours({ figures: { byHour } }: { readonly figures: LedgerFigures }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...byHour.map(({ opened }) => opened));
  return (
    <figure className="ledger-hours" aria-label={t('missed.figures.byHour')}>
      <figcaption className="soft-text">{t('missed.figures.byHour')}</figcaption>
      <div className="ledger-columns">
        {byHour.map(({ hour, opened, open }) => (
          <Tooltip key={hour} title={t('missed.figures.hour', { hour: String(hour).padStart(2, '0'), opened, open })}>
            <span className="ledger-column"><i style={{ height: `${(opened / most) * 100}%` }}><b style={{ height: opened === 0 ? 0 : `${(open / opened) * 100}%` }} /></i></span>
          </Tooltip>
        ))}
      </div>
      <div className="ledger-axis muted-text figure">{[0, 6, 12, 18].map((hour) => <span key={hour}>{String(hour).padStart(2, '0')}</span>)}</div>
    </figure>
  );
}

function Numbers({ figures: { byNumber } }: { readonly figures: LedgerFigures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const most = Math.max(1, ...byNumber.map(({ opened }) => opened));
  if (byNumber.length === 0) return null;
  return (
    <div className="ledger-shares" role="group" aria-label={t('missed.figures.byNumber')}>
      {byNumber.slice(0, 8).map(({ serviceNumber, opened, open }) => (
        <div key={serviceNumber} className="ledger-share">
          <span className="figure">{serviceNumber === '' ? '–' : keyText(t, serviceNumber, locale)}</span>
          <span className="ledger-bar"><i style={{ width: `${(opened / most) * 100}%` }} /></span>
          <span className="figure">{t('missed.figures.number', { opened, open })}</span>
        </div>
      ))}
    </div>
  );
}

import { InputNumber } from 'antd';
import { shownNumber } from '../../shared/phoneNumbers/shownNumber.ts';
import { share } from '../../shared/statistics/measures.ts';
import { useLocale } from '../ui/useLocale.ts';
import { cellText, countText } from './figureText.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

/** First-call resolution with its calls, by number; and who called again and again. */
export function CallersSection({ windowDays, onWindow }: { readonly windowDays: number; readonly onWindow: ((days: number) => void) | null }) {
  const { content: { callers }, words, open, print } = useStatisticsView();
  const locale = useLocale();
  const { total } = callers;
  const window = !print && onWindow && (
    <label className="window-days muted-text">{words('fcr.window')}<InputNumber size="small" min={1} max={60} precision={0} value={windowDays} onChange={(value) => value !== null && onWindow(value)} data-testid="fcr-window" /></label>
  );
  return (
    <>
      <Section section="callers" extra={window} onRow={open ? (row) => { const key = row === 0 ? null : (callers.serviceNumbers[row - 1]?.key ?? null); open(pickOf({ thing: 'unresolved', serviceNumber: key, windowDays }), words('measure.unresolved'), null); } : undefined}>
        <div className="sla-head">
          <b className="sla-level figure" data-testid="fcr">{cellText(share(total.resolved, total.resolved + total.unresolved), 'share', locale)}</b>
          {(['resolved', 'unresolved', 'undecided'] as const).map((thing) => (
            <span className="sla-part" key={thing}>
              <span className="muted-text">{words(`measure.${thing}`)}</span>
              {open && total[thing] > 0 ? <button type="button" className="figure-link" data-testid={`fcr-${thing}`} onClick={() => open(pickOf({ thing, windowDays }), words(`measure.${thing}`), total[thing])}>{countText(total[thing], locale)}</button> : <b>{countText(total[thing], locale)}</b>}
            </span>
          ))}
        </div>
        <p className="soft-text">{words('fcr.callers', { callers: countText(callers.callerCount, locale), repeats: countText(callers.repeatCallerCount, locale) })}</p>
        <p className="muted-text fcr-words">{words('fcr.definition', { days: callers.windowDays })}</p>
      </Section>
      <Section section="callers" table={1} onRow={open ? (row) => { const caller = callers.repeatCallers[row]; if (caller) open(pickOf({ thing: 'offered', callerOf: caller.lastCall }), caller.customerName || shownNumber(caller.number, locale), caller.calls); } : undefined} />
    </>
  );
}

import { useMemo, useState } from 'react';
import { Button, InputNumber, Select } from 'antd';
import { dayText } from '../../shared/statistics/localDay.ts';
import { serviceLevel } from '../../shared/statistics/measures.ts';
import { slaFormulas, type SlaTerms } from '../../shared/statistics/serviceLevel.ts';
import { useLocale } from '../ui/useLocale.ts';
import { Chart } from './Chart.tsx';
import { bottomRoom, categoryAxis, shareAxis, shareValue, tooltip, usePalette } from './chartTheme.ts';
import { cellText, countText } from './figureText.ts';
import { Section } from './Section.tsx';
import { pickOf, useStatisticsView } from './statisticsView.ts';

interface ServiceLevelSectionProps {
  /** The terms in force today. */
  readonly terms: SlaTerms;
  /** Null where the seat may not change them. */
  readonly onTerms: ((terms: SlaTerms) => void) | null;
}

/** The service level with its numerator and denominator, each day by the formula of that day. */
export function ServiceLevelSection({ terms, onTerms }: ServiceLevelSectionProps) {
  const { content: { figures, scope }, words, open, print } = useStatisticsView();
  const palette = usePalette();
  const locale = useLocale();
  const { total, periods } = figures;
  const option = useMemo(() => ({
    grid: { left: 4, right: 8, top: 12, bottom: bottomRoom, containLabel: true },
    tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: shareValue(locale) },
    xAxis: categoryAxis(palette, periods.map(({ from }) => (scope.unit === 'month' ? dayText(from).slice(0, 7) : dayText(from).slice(5)))),
    yAxis: shareAxis(palette, locale),
    series: [{ type: 'line', name: words('measure.serviceLevel'), data: periods.map(({ measures }) => serviceLevel(measures)), symbolSize: 5, lineStyle: { color: palette.accent, width: 2 }, itemStyle: { color: palette.accent }, areaStyle: { color: palette.accent, opacity: 0.08 } }],
  }), [periods, scope.unit, palette, locale, words]);
  const part = (thing: 'inTime' | 'late' | 'slaBase', count: number) => (
    <span className="sla-part">
      <span className="muted-text">{words(`measure.${thing}`)}</span>
      {open && count > 0 ? <button type="button" className="figure-link" data-testid={`sla-${thing}`} onClick={() => open(pickOf({ thing }), words(`measure.${thing}`), count)}>{countText(count, locale)}</button> : <b>{countText(count, locale)}</b>}
    </span>
  );
  return (
    <Section section="serviceLevel" onRow={open ? (row) => { const period = periods[row]; if (period) open(pickOf({ thing: 'slaBase', days: { from: period.from, until: period.until } }), words('measure.slaBase'), null); } : undefined}>
      <div className="sla-head">
        <b className="sla-level figure">{cellText(serviceLevel(total), 'share', locale)}</b>
        {part('inTime', total.inTime)}{part('slaBase', total.slaBase)}{part('late', total.slaBase - total.inTime)}
      </div>
      <Chart option={option} height={150} label={words('view.chartOf', { title: words('section.serviceLevel') })} />
      <ul className="sla-rules muted-text">
        {figures.slaRules.map((rule) => <li key={rule.from}>{words('sla.history', { date: dayText(Math.max(rule.from, scope.from)), formula: words(`sla.${rule.formula}`), within: rule.withinSeconds })}</li>)}
        <li>{words('sla.note')}</li>
      </ul>
      {!print && onTerms && <TermsForm key={JSON.stringify(terms)} terms={terms} onTerms={onTerms} />}
    </Section>
  );
}

function TermsForm({ terms, onTerms }: { readonly terms: SlaTerms; readonly onTerms: (terms: SlaTerms) => void }) {
  const { words } = useStatisticsView();
  const [draft, setDraft] = useState<SlaTerms>({ formula: terms.formula, withinSeconds: terms.withinSeconds, shortSeconds: terms.shortSeconds });
  const changed = draft.formula !== terms.formula || draft.withinSeconds !== terms.withinSeconds || draft.shortSeconds !== terms.shortSeconds;
  return (
    <div className="sla-terms">
      <label>{words('sla.formula')}<Select size="small" value={draft.formula} onChange={(formula) => setDraft({ ...draft, formula })} options={slaFormulas.map((value) => ({ value, label: words(`sla.${value}`) }))} popupMatchSelectWidth={false} data-testid="sla-formula" /></label>
      <label>{words('sla.within')}<InputNumber size="small" min={1} max={3600} precision={0} value={draft.withinSeconds} onChange={(value) => value !== null && setDraft({ ...draft, withinSeconds: value })} data-testid="sla-within" /></label>
      {draft.formula === 'withoutShort' && <label>{words('sla.short')}<InputNumber size="small" min={0} max={600} precision={0} value={draft.shortSeconds} onChange={(value) => value !== null && setDraft({ ...draft, shortSeconds: value })} /></label>}
      <Button size="small" disabled={!changed} onClick={() => onTerms(draft)} data-testid="sla-apply" title={words('sla.applied')}>{words('sla.apply')}</Button>
    </div>
  );
}

import { BulbOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { adviseOn, type Advice, type AdviceValue } from '../../shared/statistics/advice.ts';
import { regionLabel } from '../../shared/statistics/regionNames.ts';
import { groupLabel } from '../../shared/statistics/tables.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { cellText, hourRange, wholeTimeText } from './figureText.ts';
import { useStatisticsView, type StatisticsView } from './statisticsView.ts';

function valueText(value: AdviceValue, { content, words }: Pick<StatisticsView, 'content' | 'words'>, locale: 'zh-CN' | 'en'): string {
  switch (value.kind) {
    case 'weekday':
      return words(`weekday.${value.value}`);
    case 'hour':
      return hourRange(value.value);
    case 'seconds':
      return wholeTimeText(value.value, locale);
    case 'region':
      return regionLabel(value.value, locale, words);
    case 'serviceNumber':
      return groupLabel('serviceNumbers', value.value, content, words);
    case 'disposition':
      return groupLabel('dispositions', value.value, content, words);
    default:
      return cellText(value.value, value.kind, locale);
  }
}

/** The sentence of an advice in the language of the interface. */
export function adviceText(advice: Advice, view: Pick<StatisticsView, 'content' | 'words'>, locale: 'zh-CN' | 'en'): string {
  const values = Object.fromEntries(Object.entries(advice.values).map(([name, value]) => [name, valueText(value, view, locale)]));
  return view.words(`advice.${advice.rule}.${advice.form}`, values);
}

/** What the figures say about what to do. */
export function AdviceSection() {
  const view = useStatisticsView();
  const { content, words, open } = view;
  const locale = useLocale();
  const advices = useMemo(() => adviseOn(content), [content]);
  return (
    <Panel title={words('section.advice')} className="statistics-wide" testId="statistics-advice">
      {advices.length === 0 ? <p className="empty-words">{words('advice.none')}</p> : (
        <ul className="advices">
          {advices.map((advice) => {
            const text = adviceText(advice, view, locale);
            return (
              <li key={advice.rule} data-testid="advice">
                <BulbOutlined aria-hidden="true" />
                <span>{text}</span>
                {open && <button type="button" className="figure-link" onClick={() => open(advice.pick, text, null)}>{words('advice.behind')}</button>}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

import { useState, type ReactNode } from 'react';
import { BarChartOutlined, PictureOutlined, TableOutlined } from '@ant-design/icons';
import type { ReportSection } from '../../shared/statistics/report.ts';
import { Panel } from '../ui/Panel.tsx';
import { FigureTable } from './FigureTable.tsx';
import { useStatisticsView } from './statisticsView.ts';

interface SectionProps {
  readonly section: ReportSection;
  /** Which of the section's tables, where it has several. */
  readonly table?: number;
  readonly wide?: boolean;
  /** Over the whole width where three stand side by side, because it would stand alone in the last row. */
  readonly lastWide?: boolean;
  readonly extra?: ReactNode;
  readonly onRow?: ((row: number) => void) | undefined;
  /** The chart; without one there is only the table. */
  readonly children?: ReactNode;
}

/** A sheet with a chart and the table behind it, of which one is shown. */
export function Section({ section, table = 0, wide = false, lastWide = false, extra, onRow, children }: SectionProps) {
  const { tables, words, savePicture, print } = useStatisticsView();
  const [asTable, setAsTable] = useState(false);
  const own = tables.filter((candidate) => candidate.section === section)[table];
  if (own === undefined) return null;
  const hasChart = children !== undefined;
  const tools = !print && (
    <span className="section-tools">
      {extra}
      {hasChart && (
        <button type="button" className="section-tool" aria-pressed={asTable} title={words(asTable ? 'view.chart' : 'view.table')} aria-label={words(asTable ? 'view.chartOf' : 'view.tableOf', { title: own.title })} onClick={() => setAsTable(!asTable)}>
          {asTable ? <BarChartOutlined /> : <TableOutlined />}
        </button>
      )}
      {savePicture !== null && (
        <button type="button" className="section-tool" title={words('view.png')} aria-label={`${words('view.png')}: ${own.title}`} onClick={() => savePicture(section)}><PictureOutlined /></button>
      )}
    </span>
  );
  return (
    <Panel title={own.title} extra={tools} className={wide ? 'statistics-wide' : lastWide ? 'statistics-wide-last' : ''} testId={`statistics-${section}${table > 0 ? `-${table}` : ''}`}>
      {own.rows.length === 0 ? <p className="empty-words">{words('empty.part')}</p> : hasChart && !asTable ? children : <FigureTable table={own} onRow={onRow} />}
    </Panel>
  );
}

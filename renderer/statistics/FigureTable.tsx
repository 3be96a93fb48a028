import { useState } from 'react';
import { useLocale } from '../ui/useLocale.ts';
import type { StatisticsTable } from '../../shared/statistics/tables.ts';
import { cellText } from './figureText.ts';
import { useStatisticsView } from './statisticsView.ts';

const firstRows = 12;

interface FigureTableProps {
  readonly table: StatisticsTable;
  /** Positions of the columns shown; all when left out. */
  readonly columns?: readonly number[];
  /** Opens the calls behind a row. */
  readonly onRow?: ((row: number) => void) | undefined;
}

/** A table of figures: what a chart shows, in numbers. */
export function FigureTable({ table, columns, onRow }: FigureTableProps) {
  const { words, print } = useStatisticsView();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const shown = columns ?? table.columns.map((_, index) => index);
  const rows = all || print ? table.rows.slice(0, print ? 40 : undefined) : table.rows.slice(0, firstRows);
  return (
    <>
      <div className="statistics-table-scroll"><table className="statistics-table" aria-label={words('view.tableOf', { title: table.title })}>
        <thead>
          <tr>{shown.map((index) => <th key={index} scope="col" data-kind={table.columns[index]?.kind}>{table.columns[index]?.title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {shown.map((index, position) => {
                const kind = table.columns[index]?.kind ?? 'text';
                const text = cellText(cells[index] ?? null, kind, locale);
                if (position > 0) return <td key={index} data-kind={kind}>{text}</td>;
                return (
                  <th key={index} scope="row" data-kind={kind} title={text}>
                    {onRow && !print ? <button type="button" className="figure-link" onClick={() => onRow(row)} title={words('calls.open')}>{text}</button> : text}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table></div>
      {!print && table.rows.length > firstRows && (
        <button type="button" className="figure-more" onClick={() => setAll(!all)}>{all ? words('view.fewer') : words('view.showAll', { count: table.rows.length })}</button>
      )}
    </>
  );
}

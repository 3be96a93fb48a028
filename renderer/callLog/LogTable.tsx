import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { LogRow } from './LogRow.tsx';
import type { LogPages } from './logPages.ts';

const rowHeight = 40;
const rowsAhead = 30;

export const logColumns = ['time', 'result', 'caller', 'area', 'customer', 'serviceNumber', 'queue', 'agent', 'wait', 'talk', 'mos', 'survey', 'disposition', 'play'] as const;

/** The fetched rows, of which only the visible ones are drawn; asks for more before the end is reached. */
export function LogTable({ pages, onEnd }: { readonly pages: LogPages; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { entries, cursor } = pages;
  const rows = useVirtualizer({ count: entries.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10 });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (cursor !== null && last >= entries.length - rowsAhead) onEnd();
  }, [last, entries.length, cursor, onEnd]);

  useEffect(() => {
    if (pages.state === 'first') scroller.current?.scrollTo({ top: 0 });
  }, [pages.state, pages.question]);

  return (
    <div className="log-table" role="table" aria-label={t('app.nav.log')} aria-rowcount={cursor === null ? entries.length + 1 : -1} aria-busy={pages.state === 'first' || pages.state === 'more'}>
      <div className="log-head log-grid" role="row">
        {logColumns.map((column) => (
          <span key={column} role="columnheader" className={`col-${column}`}>{column === 'play' ? <span className="sr-only">{t('log.column.play')}</span> : t(`log.column.${column}`)}</span>
        ))}
      </div>
      <div className="log-scroll" ref={scroller} role="rowgroup">
        <div className="log-canvas" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, start, key }) => {
            const entry = entries[index];
            return entry && <LogRow key={key} entry={entry} position={index + 2} top={start} />;
          })}
        </div>
        {pages.state === 'more' && <p className="log-more" role="status">{t('log.loadingMore')}</p>}
      </div>
    </div>
  );
}

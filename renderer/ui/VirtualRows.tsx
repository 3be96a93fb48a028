import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

interface VirtualRowsProps {
  readonly count: number;
  /** Names a row while others come and go before it. */
  readonly keyOf: (index: number) => string;
  readonly row: (index: number) => ReactNode;
  /** Pixels; rows may turn out higher. */
  readonly rowHeight: number;
  /** The row that has the mark, and is brought into view when it changes; -1 = none. */
  readonly current: number;
  /** Asked for more rows shortly before the end of these is reached. */
  readonly loadMore: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly label: string;
  readonly className: string;
  readonly testId: string;
  readonly listRef?: Ref<HTMLDivElement>;
}

/** Rows that are fetched before the end is in sight. */
const rowsAhead = 40;

/** The id of a row, for `aria-activedescendant`. */
const rowId = (testId: string, index: number) => `${testId}-${index}`;

/**
 * A list of which only the rows in sight are drawn, with one mark that the keyboard moves. For lists that a page fetches piece
 * by piece; the call log, with its millions of rows of one height, has a scroll of its own (`callLog/useRowScroll`).
 */
export function VirtualRows({ count, keyOf, row, rowHeight, current, loadMore, onKeyDown, label, className, testId, listRef }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, getItemKey: keyOf, overscan: 8 });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (last >= count - rowsAhead) loadMore();
  }, [last, count, loadMore]);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
    // Only a moved mark moves the list, not each of its renewals.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof listRef === 'function') listRef(element);
        else if (listRef) listRef.current = element;
      }}
      className={className} tabIndex={0} role="listbox" aria-label={label} aria-activedescendant={current >= 0 ? rowId(testId, current) : undefined} data-testid={testId} onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index, start, key }) => (
          <div key={key} ref={rows.measureElement} data-index={index} id={rowId(testId, index)} role="option" aria-selected={index === current} aria-setsize={count} aria-posinset={index + 1} style={{ position: 'absolute', top: start, left: 0, right: 0 }}>
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

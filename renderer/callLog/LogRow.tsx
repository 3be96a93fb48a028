import { memo } from 'react';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { ShownColumn } from '../../shared/calls/logView.ts';
import { cellOf } from './LogCell.tsx';
import type { CellContext } from './LogCell.tsx';

interface LogRowProps {
  readonly entry: CallLogEntry | undefined;
  readonly columns: readonly ShownColumn[];
  readonly context: CellContext;
  /** 0-based place in the list. */
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
  readonly opened: boolean;
  readonly onPick: (index: number) => void;
}

/** The element of a row, by its place: what a screen reader is pointed at. */
export function rowId(index: number): string {
  return `log-row-${index}`;
}

/** One call of the log; empty while it is fetched. A click opens its details; the keys are the list's. */
export const LogRow = memo(function LogRow({ entry, columns, context, index, top, active, opened, onPick }: LogRowProps) {
  return (
    <div
      id={rowId(index)}
      className="log-row log-grid"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={opened}
      aria-busy={entry === undefined}
      data-active={active}
      data-testid={entry === undefined ? 'log-row-coming' : 'log-row'}
      data-call-id={entry?.callId}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(index)}
    >
      {columns.map(({ column }) => {
        if (entry === undefined) return <span key={column} role="gridcell"><i className="log-coming" /></span>;
        const { className, title, content } = cellOf(column, entry, context);
        return <span key={column} role="gridcell" className={className} title={title}>{content}</span>;
      })}
    </div>
  );
});

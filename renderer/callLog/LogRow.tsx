import { memo } from 'react';
import type { MouseEvent } from 'react';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { ShownColumn } from '../../shared/calls/logView.ts';
import { keyText } from '../ui/numberText.ts';
import { ChooseBox } from './choosing/ChooseBox.tsx';
import { cellOf } from './LogCell.tsx';
import type { CellContext } from './LogCell.tsx';
import { logMomentText } from './logMomentText.ts';

interface LogRowProps {
  readonly entry: CallLogEntry | undefined;
  readonly columns: readonly ShownColumn[];
  readonly context: CellContext;
  /** 0-based place in the list. */
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
  /** Its details are open beside the list. */
  readonly opened: boolean;
  readonly chosen: boolean;
  readonly onPick: (index: number, event: MouseEvent) => void;
  readonly onChoose: (index: number, event: MouseEvent) => void;
}

/** The element of a row, by its place: what a screen reader is pointed at. */
export function rowId(index: number): string {
  return `log-row-${index}`;
}

/** One call of the log; empty while it is fetched. A click opens its details, with Ctrl or Shift it chooses; the keys are the list's. */
export const LogRow = memo(function LogRow({ entry, columns, context, index, top, active, opened, chosen, onPick, onChoose }: LogRowProps) {
  return (
    <div
      id={rowId(index)}
      className="log-row log-grid"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-current={opened || undefined}
      aria-busy={entry === undefined}
      data-active={active}
      data-testid={entry === undefined ? 'log-row-coming' : 'log-row'}
      data-call-id={entry?.callId}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={(event) => {
        // A range of rows, not of letters.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => onPick(index, event)}
    >
      {entry === undefined
        ? <span role="gridcell" className="log-choose" />
        : <ChooseBox chosen={chosen} name={`${logMomentText(entry.startedAt, context.locale)} ${keyText(context.t, entry.remoteNumber, context.locale)}`} onChoose={(event) => onChoose(index, event)} />}
      {columns.map(({ column }) => {
        if (entry === undefined) return <span key={column} role="gridcell"><i className="log-coming" /></span>;
        const { className, title, content } = cellOf(column, entry, context);
        return <span key={column} role="gridcell" className={className} title={title}>{content}</span>;
      })}
    </div>
  );
});

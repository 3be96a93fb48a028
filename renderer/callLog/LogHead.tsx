import { useTranslation } from 'react-i18next';
import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { sortColumns } from '../../shared/calls/callLogEntry.ts';
import type { LogColumn, LogSorting, ShownColumn } from '../../shared/calls/logView.ts';
import { ChooseAllBox } from './choosing/ChooseBox.tsx';
import { narrowest, resized, widest } from './columnLayout.ts';
import type { ListingState } from './logListing.ts';
import { changeLogView } from './logView.ts';

function isSortable(column: LogColumn): column is LogSorting['column'] {
  return column === 'time' || (sortColumns as readonly LogColumn[]).includes(column);
}

/** The other order of a column that is sorted by, else its largest or newest first. */
function sortBy(column: LogSorting['column'], sorting: LogSorting): void {
  changeLogView({ sorting: { column, descending: sorting.column === column ? !sorting.descending : true } });
}

interface LogHeadProps {
  readonly columns: readonly ShownColumn[];
  readonly sorting: LogSorting;
  readonly state: ListingState;
}

/** The names of the columns: sorted by a click, made wider by their right edge or, there, by arrow keys. */
export function LogHead({ columns, sorting, state }: LogHeadProps) {
  const { t } = useTranslation();
  return (
    <div className="log-head log-grid" role="row" aria-rowindex={1}>
      <ChooseAllBox state={state} />
      {columns.map(({ column }) => {
        const name = t(`log.column.${column}`);
        const sorted = sorting.column === column;
        return (
          <span key={column} role="columnheader" className={`col-${column}`} aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : isSortable(column) ? 'none' : undefined}>
            {isSortable(column) ? (
              <button type="button" className="log-sort" data-testid={`sort-${column}`} onClick={() => sortBy(column, sorting)}>
                <span>{name}</span>
                {sorted && (sorting.descending ? <CaretDownFilled /> : <CaretUpFilled />)}
              </button>
            ) : column === 'play' ? <span className="sr-only">{name}</span> : <span className="log-name">{name}</span>}
            <ColumnEdge column={column} columns={columns} name={name} />
          </span>
        );
      })}
    </div>
  );
}

function ColumnEdge({ column, columns, name }: { readonly column: LogColumn; readonly columns: readonly ShownColumn[]; readonly name: string }) {
  const { t } = useTranslation();
  const setWidth = (width: number | null) => changeLogView({ columns: [...resized(columns, column, width)] });
  const widthOf = (edge: Element) => edge.parentElement?.getBoundingClientRect().width ?? 0;
  return (
    <i
      className="log-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('log.columnWidth', { name })}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={columns.find((one) => one.column === column)?.width ?? undefined}
      tabIndex={-1}
      onDoubleClick={() => setWidth(null)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        setWidth(widthOf(event.currentTarget) + by);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset.from = String(widthOf(event.currentTarget) - event.clientX);
      }}
      onPointerMove={(event) => {
        const { from } = event.currentTarget.dataset;
        if (from !== undefined) setWidth(Number(from) + event.clientX);
      }}
      onPointerUp={(event) => {
        delete event.currentTarget.dataset.from;
      }}
    />
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogSorting, ShownColumn } from '../../shared/calls/logView.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useView } from '../stores/viewStore.ts';
import { useLocale } from '../ui/useLocale.ts';
import { gridTemplate, leastWidth } from './columnLayout.ts';
import type { CellContext } from './LogCell.tsx';
import { LogHead } from './LogHead.tsx';
import type { LogListing } from './logListing.ts';
import { LogRow, rowId } from './LogRow.tsx';
import { isMoving, listKeyOf, placeAfter, rangeKeyOf } from '../ui/listKeys.ts';
import { allChosen, countChosen, isChosen } from './choosing/chosen.ts';
import { choose, chooseNone, useChosen } from './choosing/useChosen.ts';
import { useChoosing } from './choosing/useChoosing.ts';
import { playOpened } from './playOpened.ts';
import { rowHeight } from './scrollPlace.ts';
import { useRowScroll } from './useRowScroll.ts';

interface LogTableProps {
  readonly listing: LogListing;
  /** The rows before a renewal, shown where the new ones are not here yet. */
  readonly before: LogListing | null;
  readonly question: number;
  readonly waiting: boolean;
  readonly columns: readonly ShownColumn[];
  readonly sorting: LogSorting;
  /** Takes the function by which the page brings a place into view. */
  readonly onReady: (goTo: (place: number) => void) => void;
}

/** The element that has the keyboard. */
export const logTableId = 'call-log-table';

/** The rows, of which only the ones around the seen place are drawn and fetched, however many there are. */
export function LogTable({ listing, before, question, waiting, columns, sorting, onReady }: LogTableProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { total, complete, changes } = listing.state;
  const { scroller, height, top, first, last, seen, show, goTo } = useRowScroll(total);
  const [active, setActive] = useState(0);
  const opened = useView((view) => view.openedCallId);
  const chosen = useChosen((view) => view.chosen);
  const choosing = useChoosing(listing, before);
  const serviceNumbers = useConsole((state) => state.serviceNumbers);
  const context = useMemo<CellContext>(() => ({ t, locale, labelOf: (number) => serviceNumbers.find((known) => known.number === number)?.label }), [t, locale, serviceNumbers]);

  useEffect(() => listing.need(first, Math.max(first, last - 1)), [listing, first, last, changes]);

  const reach = useCallback((place: number) => {
    setActive(place);
    goTo(place);
  }, [goTo]);
  useEffect(() => onReady(reach), [onReady, reach]);
  const asked = useRef(question);
  useEffect(() => {
    if (asked.current !== question) reach(0);
    asked.current = question;
  }, [question, reach]);

  const pick = useCallback((index: number) => {
    setActive(index);
    const entry = listing.rowAt(index);
    if (entry !== undefined) useView.setState({ openedCallId: entry.callId });
  }, [listing]);
  const marked = useRef(active);
  useEffect(() => {
    marked.current = active;
  }, [active]);
  const chooseAt = useCallback((index: number, { shiftKey }: MouseEvent) => {
    setActive(index);
    document.getElementById(logTableId)?.focus();
    if (shiftKey) choosing.extend(marked.current, index);
    else choosing.toggle(index);
  }, [choosing]);
  const clicked = useCallback((index: number, event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) chooseAt(index, event);
    else pick(index);
  }, [chooseAt, pick]);

  function moveTo(next: number): void {
    setActive(next);
    show(next);
    // An open drawer follows the arrows.
    const entry = listing.rowAt(next);
    if (opened !== null && entry !== undefined) useView.setState({ openedCallId: entry.callId });
  }

  function pressed(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const range = rangeKeyOf(event);
    const key = listKeyOf(event);
    const all = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (range === null && key === null && !all) return;
    event.preventDefault();
    if (all) return choose(allChosen);
    if (range !== null) {
      const next = placeAfter(range, active, total, seen);
      choosing.extend(active, next);
      return moveTo(next);
    }
    if (key === null) return;
    if (key === 'open') return pick(active);
    if (key === 'choose') return choosing.toggle(active);
    if (key === 'close') return opened === null ? chooseNone() : useView.setState({ openedCallId: null });
    if (isMoving(key)) {
      choosing.forgetStart();
      return moveTo(placeAfter(key, active, total, seen));
    }
    pick(active);
    playOpened(listing.rowAt(active));
  }

  const grid = { '--log-columns': gridTemplate(columns), '--log-width': `${leastWidth(columns)}px` } as CSSProperties;
  return (
    <div
      id={logTableId}
      className="log-table"
      style={grid}
      role="grid"
      tabIndex={0}
      aria-label={t('app.nav.log')}
      aria-rowcount={complete ? total + 1 : -1}
      aria-busy={waiting}
      aria-multiselectable
      data-choosing={countChosen(chosen, total) > 0}
      aria-activedescendant={active >= first && active < last ? rowId(active) : undefined}
      data-testid="log-table"
      onKeyDown={pressed}
    >
      <div className="log-scroll" ref={scroller} role="rowgroup">
        <LogHead columns={columns} sorting={sorting} state={listing.state} />
        <div className="log-canvas" style={{ height }} data-waiting={waiting}>
          {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
            const index = first + offset;
            const entry = listing.rowAt(index) ?? before?.rowAt(index);
            return (
              <LogRow key={index} entry={entry} columns={columns} context={context} index={index} top={top + offset * rowHeight} active={index === active} opened={entry !== undefined && entry.callId === opened} chosen={entry !== undefined && isChosen(chosen, entry.callId)} onPick={clicked} onChoose={chooseAt} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

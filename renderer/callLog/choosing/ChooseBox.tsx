import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingState } from '../logListing.ts';
import { allChosen, countChosen } from './chosen.ts';
import { choose, chooseNone, useChosen } from './useChosen.ts';

interface ChooseBoxProps {
  readonly chosen: boolean;
  readonly name: string;
  readonly onChoose: (event: MouseEvent) => void;
}

/** The box of one row, seen where the pointer or the keyboard is. The row itself says to a screen reader that it is chosen. */
export function ChooseBox({ chosen, name, onChoose }: ChooseBoxProps) {
  const { t } = useTranslation();
  return (
    <span role="gridcell" className="log-choose" onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox" checked={chosen} readOnly tabIndex={-1} aria-label={t('log.chosen.one', { name })} data-testid="log-choose"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      />
    </span>
  );
}

/** The box over all rows: everything that the filter finds, fetched or not. */
export function ChooseAllBox({ state: { total, complete } }: { readonly state: ListingState }) {
  const { t } = useTranslation();
  const chosen = useChosen((view) => view.chosen);
  const box = useRef<HTMLInputElement>(null);
  const count = countChosen(chosen, total);
  const all = (chosen.kind === 'all' && chosen.except.size === 0) || (complete && total > 0 && count === total);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !all;
  }, [count, all]);
  return (
    <span role="columnheader" className="log-choose">
      <input
        ref={box} type="checkbox" checked={all} disabled={total === 0} tabIndex={-1} aria-label={t('log.chosen.everything')} data-testid="log-choose-all"
        onMouseDown={(event) => event.preventDefault()} onChange={() => (count > 0 ? chooseNone() : choose(allChosen))}
      />
    </span>
  );
}

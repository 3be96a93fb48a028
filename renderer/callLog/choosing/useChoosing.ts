import { useEffect, useMemo, useRef } from 'react';
import { mostChosen } from '../../../shared/calls/chosenCalls.ts';
import { reportFailure } from '../../stores/failures.ts';
import type { LogListing } from '../logListing.ts';
import { isChosen, withCalls } from './chosen.ts';
import type { Chosen } from './chosen.ts';
import { choose, useChosen } from './useChosen.ts';

/** The ways in which rows are chosen. */
export interface Choosing {
  /** One more, or one less; ranges begin there. */
  readonly toggle: (index: number) => void;
  /** From where the last one was chosen, or from `from`, to this row; a row that is passed again is given up again. */
  readonly extend: (from: number, to: number) => void;
  /** Ranges begin wherever the mark is. */
  readonly forgetStart: () => void;
}

/** A range, and what was chosen when it began. */
interface Range {
  readonly from: number;
  readonly before: Chosen;
}

function tooMany(): void {
  reportFailure({ code: 'tooManyChosen', message: `More than ${mostChosen} calls cannot be named one by one` });
}

/**
 * Choosing rows of this listing. A range may reach over rows that are still to be fetched.
 * @param before whose rows are in sight where this one has none yet
 */
export function useChoosing(listing: LogListing, before: LogListing | null): Choosing {
  const range = useRef<Range | null>(null);
  const asked = useRef(0);
  // Places are others after a renewal.
  useEffect(() => {
    range.current = null;
    asked.current += 1;
  }, [listing]);

  return useMemo(() => ({
    toggle(index) {
      asked.current += 1;
      const entry = listing.rowAt(index) ?? before?.rowAt(index);
      if (entry === undefined) return;
      const { chosen } = useChosen.getState();
      const next = withCalls(chosen, [entry.callId], !isChosen(chosen, entry.callId));
      if (next === null) return tooMany();
      choose(next);
      range.current = { from: index, before: next };
    },
    extend(from, to) {
      const began = range.current ?? { from, before: useChosen.getState().chosen };
      range.current = began;
      const question = (asked.current += 1);
      if (Math.abs(to - began.from) >= mostChosen) return tooMany();
      void listing.rowsBetween(began.from, to).then((rows) => {
        if (rows === null || question !== asked.current) return;
        const next = withCalls(began.before, rows.map(({ callId }) => callId), true);
        if (next === null) return tooMany();
        choose(next);
      });
    },
    forgetStart() {
      range.current = null;
    },
  }), [listing, before]);
}

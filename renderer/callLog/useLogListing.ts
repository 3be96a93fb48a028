import { useEffect, useRef, useState } from 'react';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { LogSorting } from '../../shared/calls/logView.ts';
import { ask } from '../bridge/send.ts';
import { LogListing } from './logListing.ts';
import type { LogSource } from './logListing.ts';

const source: LogSource = {
  search: (query) => ask('callLog:search', query),
  measure: (measure) => ask('callLog:measure', measure),
  rows: (keys) => ask('callLog:rows', { keys: [...keys] }),
};

const typingPauseMs = 120;
/** Every step of a running call changes rows: they are fetched again together. */
const renewAfterMs = 400;

export interface ShownListing {
  readonly listing: LogListing | null;
  /** What a renewal took the place of. */
  readonly before: LogListing | null;
  /** Counts the questions: another one starts at the top. */
  readonly question: number;
  /** The rows on screen answer an earlier question. */
  readonly waiting: boolean;
  readonly again: () => void;
}

/**
 * The log under these filters. Another question shows the rows of the one before until its first rows are here; changed
 * rows (`revision`) are fetched behind the ones on screen and then take their place.
 */
export function useLogListing(filters: CallLogFilters, sorting: LogSorting, revision: number): ShownListing {
  const [shown, setShown] = useState<{ readonly listing: LogListing; readonly before: LogListing | null; readonly question: number } | null>(null);
  const [, redraw] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify([filters, sorting, attempt]);
  const answered = useRef('');
  const known = useRef<LogListing | null>(null);

  useEffect(() => {
    const renewed = answered.current === asked;
    let started: LogListing | undefined;
    const typing = filters.text !== '' && answered.current !== '';
    const timer = setTimeout(() => {
      const [askedFilters, askedSorting] = JSON.parse(asked) as [CallLogFilters, LogSorting];
      const listing: LogListing = new LogListing(source, askedFilters, askedSorting, () => {
        const { total, complete, error } = listing.state;
        if (known.current !== listing) {
          // A renewed list takes the old one's place when it reaches as far; another question's as soon as it has anything.
          const enough = renewed ? (known.current?.state.total ?? 0) : 1;
          if (!complete && error === null && total < enough) return;
          known.current?.stop();
          known.current = listing;
          answered.current = asked;
          setShown((old) => ({ listing, before: renewed ? (old?.listing ?? null) : null, question: (old?.question ?? 0) + (renewed ? 0 : 1) }));
        } else redraw((count) => count + 1);
      });
      started = listing;
      void listing.start();
    }, renewed ? renewAfterMs : typing ? typingPauseMs : 0);
    return () => {
      clearTimeout(timer);
      if (started !== known.current) started?.stop();
    };
  }, [asked, revision, filters.text]);

  useEffect(() => () => known.current?.stop(), []);

  return { listing: shown?.listing ?? null, before: shown?.before ?? null, question: shown?.question ?? 0, waiting: answered.current !== asked, again: () => setAttempt((count) => count + 1) };
}

import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockedNumber } from '../../shared/callers/blockedNumber.ts';
import { useNow } from '../stores/now.ts';
import { whenText } from '../ui/duration.ts';
import { isMoving, listKeyOf, placeAfter } from '../ui/listKeys.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { VirtualRows } from '../ui/VirtualRows.tsx';
import { sinceText } from './blockedWords.ts';
import { UnblockButton } from './UnblockButton.tsx';

/** Pixels. */
const rowHeight = 44;
/** Rows that Page Up and Page Down go. */
const rowsOfPage = 10;

interface BlockedRowsProps {
  readonly blocked: readonly BlockedNumber[];
  readonly loadMore: () => void;
}

/** The fetched numbers. Up, Down, Home, End and Page keys go through them. */
export function BlockedRows({ blocked, loadMore }: BlockedRowsProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<string | null>(null);
  const keyOf = useCallback((index: number) => blocked[index]?.number ?? '', [blocked]);
  const at = blocked.findIndex(({ number }) => number === current);

  function pressed(event: React.KeyboardEvent): void {
    const key = listKeyOf(event);
    if (key === null || !isMoving(key)) return;
    event.preventDefault();
    setCurrent(blocked[placeAfter(key, at, blocked.length, rowsOfPage)]?.number ?? null);
  }

  return (
    <VirtualRows
      className="blocked-scroll" label={t('blockList.title')} testId="blocked-numbers" count={blocked.length} rowHeight={rowHeight} current={at} loadMore={loadMore} onKeyDown={pressed}
      keyOf={keyOf}
      row={(index) => {
        const one = blocked[index];
        return one && <BlockedRow blocked={one} current={one.number === current} onChoose={() => setCurrent(one.number)} />;
      }}
    />
  );
}

interface BlockedRowProps {
  readonly blocked: BlockedNumber;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function BlockedRow({ blocked, current, onChoose }: BlockedRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { number, reason, since, by } = blocked;
  return (
    <div className="blocked-row" data-current={current} data-testid="blocked-row" onClick={onChoose}>
      <span className="blocked-number figure"><StatusShape tone="danger" /> {keyText(t, number, locale)}</span>
      <span className="blocked-reason" title={reason}>{reason}</span>
      <span className="blocked-since soft-text" title={sinceText(t, blocked, locale)}><span className="figure">{whenText(since, now, locale)}</span>{by !== '' && <span>{by}</span>}</span>
      <UnblockButton number={number} />
    </div>
  );
}

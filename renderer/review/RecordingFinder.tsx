import { useRef, useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { errorText } from '../app/errorText.ts';
import { logMomentText } from '../callLog/logMomentText.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { reviewCall } from '../stores/viewStore.ts';
import { clockText } from '../ui/duration.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { useRecordings } from './useRecordings.ts';

/** Finds a recorded call: the search of the call log, among calls with a recording. Arrows move along, Enter opens. */
export function RecordingFinder({ callId }: { readonly callId: string | null }) {
  const { t } = useTranslation();
  const clear = useClear();
  const [text, setText] = useState('');
  const revision = useConsole((state) => state.callLogRevision);
  const { found: { entries: recorded, searching, error }, more } = useRecordings(text, revision);
  const list = useRef<HTMLDivElement>(null);

  const move = (event: React.KeyboardEvent, by: number): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const now = rows.findIndex((row) => row === document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, now + by))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="finder" role="search" aria-label={t('player.find')}>
      <Input
        allowClear={clear} prefix={<SearchOutlined />} value={text} maxLength={200} autoComplete="off" placeholder={t('player.find')} aria-label={t('player.find')} data-testid="review-search"
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => recorded[0] && openForListening(recorded[0].callId)}
        onKeyDown={(event) => event.key === 'ArrowDown' && move(event, 1)}
      />
      <div
        ref={list} className="finder-list" role="listbox" aria-label={t('player.recordings')} data-testid="review-list"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => scrollTop + clientHeight > scrollHeight - 200 && more()}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(event, 1);
          if (event.key === 'ArrowUp') move(event, -1);
        }}
      >
        {recorded.map((entry) => <FinderRow key={entry.callId} entry={entry} selected={entry.callId === callId} />)}
        {error !== null && <p className="empty-words" role="alert">{errorText(t, error)}</p>}
        {!searching && error === null && recorded.length === 0 && <p className="finder-none">{t(text === '' ? 'player.noRecordings' : 'player.noMatch')}</p>}
      </div>
    </section>
  );
}

/** Opens a recording; the keys that follow are meant for the player, and not for the field or the list. */
function openForListening(callId: string): void {
  reviewCall(callId);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function FinderRow({ entry, selected }: { readonly entry: CallLogEntry; readonly selected: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const open = (): void => openForListening(entry.callId);
  return (
    <div
      className="finder-row" role="option" tabIndex={0} aria-selected={selected} data-testid="review-row" onMouseDown={keepFocus} onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      <span className="finder-who">{entry.customerName || keyText(t, entry.remoteNumber, locale)}</span>
      <span className="figure finder-length">{clockText((entry.recordingMs ?? 0) / 1_000)}</span>
      <span className="soft-text finder-what">{[logMomentText(entry.startedAt, locale), entry.disposition || entry.queue].filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}

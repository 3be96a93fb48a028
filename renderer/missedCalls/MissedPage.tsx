import { useCallback, useEffect, useRef } from 'react';
import { DownloadOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { missedFilters } from '../../shared/ledger/ledgerSummary.ts';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import { errorText } from '../app/errorText.ts';
import { send } from '../bridge/send.ts';
import { currentState, useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { VirtualRows } from '../ui/VirtualRows.tsx';
import { LedgerFiguresPanel } from './LedgerFiguresPanel.tsx';
import { MissedDetails } from './MissedDetails.tsx';
import { missedKey } from './missedKeys.ts';
import { MissedRow } from './MissedRow.tsx';
import { callerText } from './missedWords.ts';
import { beginClosing, callBack, cancelClosing, chooseItem, closeWith, showFilter, takeItem, undoClosing, useMissedView } from './useMissedList.ts';
import { useMissedItems } from './useMissedItems.ts';
import './missed.css';

/** Missed calls to return: whom to call next, one key to do it, and how the team keeps up. */
export function MissedPage() {
  const { t } = useTranslation();
  const filter = useMissedView((view) => view.filter);
  const { open, mine, revision } = useConsole((state) => state.ledger);
  const { items, waiting, error, loadMore } = useMissedItems(filter, revision);
  const counts = { open, mine, closed: null } as const;

  return (
    <div className="missed" data-testid="missed-page">
      <Panel
        className="missed-main"
        title={t('missed.title')}
        extra={
          <>
          <Export />
          <Segmented
            size="small"
            aria-label={t('missed.title')}
            value={filter}
            options={missedFilters.map((value) => ({ value, label: `${t(`missed.filter.${value}`)}${counts[value] === null ? '' : ` ${counts[value]}`}` }))}
            onChange={showFilter}
          />
          </>
        }
      >
        {error !== null && <p className="empty-words" role="alert">{errorText(t, error)}</p>}
        {!waiting && error === null && items.length === 0 && <p className="empty-words" data-testid="missed-none">{t(`missed.none.${filter}`)}</p>}
        {items.length > 0 && <MissedList items={items} loadMore={loadMore} />}
        <UndoBar />
        <Keys />
      </Panel>
      <aside className="missed-side">
        <MissedDetails items={items} />
        <LedgerFiguresPanel />
      </aside>
    </div>
  );
}

/** Pixels: two lines. */
const rowHeight = 58;

function MissedList({ items, loadMore }: { readonly items: readonly MissedItem[]; readonly loadMore: () => void }) {
  const { t } = useTranslation();
  const chosenId = useMissedView((view) => view.chosenId);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(0, items.findIndex(({ itemId }) => itemId === chosenId));
  const chosen = items[at];
  const keyOf = useCallback((index: number) => items[index]?.itemId ?? '', [items]);

  useEffect(() => {
    if (chosen !== undefined && chosen.itemId !== chosenId) chooseItem(chosen.itemId);
  }, [chosen, chosenId]);
  // The page was asked for, so its keys work at once; whoever types elsewhere keeps the focus.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) list.current?.focus();
  }, []);

  function pressed(event: React.KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const action = missedKey(event, useMissedView.getState().closing !== null);
    if (action === null) return;
    event.preventDefault();
    const user = currentState()?.seat.user ?? '';
    switch (action.kind) {
      case 'move': {
        const next = items[at + action.by];
        return next && chooseItem(next.itemId);
      }
      case 'callBack':
        return callBack(chosen);
      case 'close':
        return beginClosing(chosen);
      case 'reason':
        return chosen && void closeWith(chosen, action.reason);
      case 'take':
        return takeItem(chosen, user);
      case 'undo':
        return void undoClosing();
      case 'cancel':
        return cancelClosing();
    }
  }

  return (
    <VirtualRows
      listRef={list} className="missed-list" label={t('missed.title')} testId="missed-list" count={items.length} rowHeight={rowHeight} current={at} loadMore={loadMore} onKeyDown={pressed}
      keyOf={keyOf}
      row={(index) => {
        const item = items[index];
        return item && <MissedRow item={item} chosen={item.itemId === chosen?.itemId} onClosed={() => list.current?.focus()} />;
      }}
    />
  );
}

/** The items in sight as a table, for those who may take data out. */
function Export() {
  const { t } = useTranslation();
  const may = useConsole((state) => state.seat.rights.includes('exportData'));
  if (!may) return null;
  return (
    <Dropdown trigger={['click']} menu={{ items: (['csv', 'xlsx'] as const).map((key) => ({ key, label: key.toUpperCase() })), onClick: ({ key }) => void send('ledger:export', { filter: useMissedView.getState().filter, format: key === 'csv' ? 'csv' : 'xlsx' }) }}>
      <Button className="missed-export" size="small" type="text" icon={<DownloadOutlined />} data-testid="missed-export">{t('missed.export')}</Button>
    </Dropdown>
  );
}

/** The last closing of this window can be taken back here for a minute. */
function UndoBar() {
  const { t } = useTranslation();
  const closed = useMissedView((view) => view.closed);
  const locale = useLocale();
  const now = useNow();
  if (closed === null || now >= closed.until) return null;
  return (
    <div className="missed-undo" role="status">
      <span>{t('missed.closedNow', { name: callerText(t, closed.item, locale) })}</span>
      <Button size="small" icon={<UndoOutlined />} data-testid="missed-undo" onClick={() => void undoClosing()}>
        {t('missed.undo', { count: Math.max(1, Math.floor((closed.until - now) / 1000)) })} <KeyHint keys="U" />
      </Button>
    </div>
  );
}

const keys = [['↑↓', 'choose'], ['Enter', 'callBack'], ['C', 'close'], ['T', 'take']] as const;

function Keys() {
  const { t } = useTranslation();
  return <p className="missed-keys muted-text">{keys.map(([key, name]) => <span key={name}><KeyHint keys={key} /> {t(`missed.key.${name}`)}</span>)}</p>;
}

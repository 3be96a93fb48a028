import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { TagMark } from './TagMark.tsx';
import type { CustomerList } from './useCustomerList.ts';

const rowHeight = 48;
const rowsAhead = 40;

interface CustomerTableProps {
  readonly list: CustomerList;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** The fetched customers, of which only the visible ones are drawn. Up, Down, Home, End and Page keys go through them. */
export function CustomerTable({ list, opened, onOpen }: CustomerTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { customers, loadMore } = list;
  const rows = useVirtualizer({ count: customers.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const at = customers.findIndex(({ id }) => id === opened);

  useEffect(() => {
    if (last >= customers.length - rowsAhead) loadMore();
  }, [last, customers.length, loadMore]);

  function pressed(event: React.KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -customers.length, End: customers.length };
    const step = steps[event.key];
    if (step === undefined || customers.length === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(customers.length - 1, at + step));
    const customer = customers[next];
    if (customer === undefined) return;
    rows.scrollToIndex(next);
    onOpen(customer.id);
  }

  return (
    <div className="customer-scroll" ref={scroller} tabIndex={0} role="listbox" aria-label={t('app.nav.customers')} aria-activedescendant={at >= 0 ? `customer-row-${at}` : undefined} data-testid="customer-list" onKeyDown={pressed}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index, start, key }) => {
          const card = customers[index];
          return card && <Row key={key} card={card} index={index} top={start} current={card.id === opened} onOpen={() => onOpen(card.id)} />;
        })}
      </div>
    </div>
  );
}

function Row({ card, index, top, current, onOpen }: { readonly card: CustomerCard; readonly index: number; readonly top: number; readonly current: boolean; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div id={`customer-row-${index}`} role="option" aria-selected={current} className="customer-row" style={{ position: 'absolute', top }} onClick={onOpen} data-testid="customer-row">
      <span className="customer-row-name">{card.name || t('customers.unnamed')}</span>
      <span className="customer-row-level">{card.level !== '' && <Tag className="customer-level">{card.level}</Tag>}</span>
      <span className="soft-text customer-row-company"><span className="row-words">{card.company}</span>{card.tags.slice(0, 2).map((tag) => <TagMark key={tag} tag={tag} />)}</span>
      <span className="figure">{card.numbers[0] === undefined ? '' : keyText(t, card.numbers[0], locale)}</span>
    </div>
  );
}

import { useCallback } from 'react';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { isMoving, listKeyOf, placeAfter } from '../ui/listKeys.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { VirtualRows } from '../ui/VirtualRows.tsx';
import { TagMark } from './TagMark.tsx';
import type { CustomerList } from './useCustomerList.ts';

/** Pixels. */
const rowHeight = 48;
/** Rows that Page Up and Page Down go. */
const rowsOfPage = 10;

interface CustomerTableProps {
  readonly list: CustomerList;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** The fetched customers. Up, Down, Home, End and Page keys go through them. */
export function CustomerTable({ list: { customers, loadMore }, opened, onOpen }: CustomerTableProps) {
  const { t } = useTranslation();
  const keyOf = useCallback((index: number) => customers[index]?.id ?? '', [customers]);
  const at = customers.findIndex(({ id }) => id === opened);

  function pressed(event: React.KeyboardEvent): void {
    const key = listKeyOf(event);
    if (key === null || !isMoving(key)) return;
    event.preventDefault();
    const next = customers[placeAfter(key, at, customers.length, rowsOfPage)];
    if (next !== undefined) onOpen(next.id);
  }

  return (
    <VirtualRows
      className="customer-scroll" label={t('app.nav.customers')} testId="customer-list" count={customers.length} rowHeight={rowHeight} current={at} loadMore={loadMore} onKeyDown={pressed}
      keyOf={keyOf}
      row={(index) => {
        const card = customers[index];
        return card && <Row card={card} current={card.id === opened} onOpen={() => onOpen(card.id)} />;
      }}
    />
  );
}

function Row({ card, current, onOpen }: { readonly card: CustomerCard; readonly current: boolean; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="customer-row" data-current={current} onClick={onOpen} data-testid="customer-row">
      <span className="customer-row-name">{card.name || t('customers.unnamed')}</span>
      <span className="customer-row-level">{card.level !== '' && <Tag className="customer-level">{card.level}</Tag>}</span>
      <span className="soft-text customer-row-company"><span className="row-words">{card.company}</span>{card.tags.slice(0, 2).map((tag) => <TagMark key={tag} tag={tag} />)}</span>
      <span className="figure">{card.numbers[0] === undefined ? '' : keyText(t, card.numbers[0], locale)}</span>
    </div>
  );
}

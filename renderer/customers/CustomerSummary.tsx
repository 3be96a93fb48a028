import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { BlockedMark } from '../blockList/BlockedMark.tsx';
import { useBlocked } from '../blockList/useBlocked.ts';
import { keyText } from '../ui/numberText.ts';
import { Sourced } from '../ui/Sourced.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { callerName } from './callerName.ts';
import { customerCardId } from './customerCardId.ts';
import { TagMark } from './TagMark.tsx';

/** A known customer: name, company, level, tags, numbers, notes. */
export function CustomerSummary({ card, source }: { readonly card: CustomerCard; readonly source: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const blocked = useBlocked(card.numbers);
  return (
    <div className="customer" id={customerCardId} tabIndex={-1}>
      <span className="customer-initial" aria-hidden="true">{[...callerName(t, card)][0] ?? '?'}</span>
      <div className="customer-main">
        <div className="customer-name">
          <Sourced source={source}>{callerName(t, card)}</Sourced>
          {card.level !== '' && <Tag className="customer-level">{card.level}</Tag>}
        </div>
        <div className="customer-company">{card.atCompany === undefined ? card.company : t('customers.atCompany')}</div>
        {card.tags.length > 0 && (
          <div className="customer-tags" aria-label={t('customers.field.tags')}>
            {card.tags.map((tag) => <TagMark key={tag} tag={tag} />)}
          </div>
        )}
      </div>
      <ul className="customer-numbers" aria-label={t('customers.field.numbers')}>
        {card.numbers.map((key, index) => {
          const entry = blocked?.[index];
          return <li key={key} className="figure">{keyText(t, key, locale)}{entry && <BlockedMark blocked={entry} />}</li>;
        })}
      </ul>
      {card.notes !== '' && (
        <div className="customer-notes">
          <h3>{t('customers.field.notes')}</h3>
          <p>{card.notes}</p>
        </div>
      )}
    </div>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { OrderButtons } from '../../../settings/OrderButtons.tsx';
import { Fault } from '../Fault.tsx';
import { mostCriteria, mostSections, type CardFault } from './cardFaults.ts';
import { changeCard } from './cardWritings.ts';
import { CriterionFields } from './CriterionFields.tsx';
import { weightSum, type CardEdit } from './editCard.ts';

interface CardEditorProps {
  readonly card: ScoreCard;
  /** What is wrong, once it was to be kept. */
  readonly faults: ReadonlyMap<string, CardFault>;
}

/** Writes a card: its name and pass mark, its sections, their criteria. */
export function CardEditor({ card, faults }: CardEditorProps) {
  const { t } = useTranslation();
  const edit = (step: CardEdit): void => changeCard(card, step);
  const wordsOf = (id: string): string | null => {
    const fault = faults.get(id);
    return fault === undefined ? null : t(`review.cards.fault.${fault}`);
  };
  return (
    <div className="card-fields">
      <div className="card-head">
        <label className="card-name">
          <span>{t('review.cards.name')}</span>
          <Input value={card.name} maxLength={100} status={faults.has('card') ? 'error' : ''} aria-invalid={faults.has('card')} data-testid="card-name" onChange={(event) => edit({ kind: 'name', name: event.target.value })} />
        </label>
        <label>
          <span>{t('review.cards.passMark')}</span>
          <InputNumber value={card.passMark} min={0} max={100} precision={0} data-testid="card-pass-mark" onChange={(passMark) => passMark !== null && edit({ kind: 'passMark', passMark })} />
        </label>
        <span className="soft-text figure card-sum" data-testid="weight-sum">{t('review.cards.weightSum', { sum: weightSum(card) })}</span>
      </div>
      <Fault words={wordsOf('card')} />
      {card.sections.map((section, at) => (
        <section key={section.id} className="card-section" aria-label={section.name || t('review.cards.section')}>
          <div className="card-section-head">
            <Input value={section.name} maxLength={100} status={faults.has(section.id) ? 'error' : ''} aria-invalid={faults.has(section.id)} placeholder={t('review.cards.section')} aria-label={t('review.cards.section')} data-testid="section-name" onChange={(event) => edit({ kind: 'section', at, name: event.target.value })} />
            <OrderButtons position={at} count={card.sections.length} onMove={(by) => edit({ kind: 'moveSection', at, by })} onRemove={() => edit({ kind: 'removeSection', at })} />
          </div>
          <Fault words={wordsOf(section.id)} />
          {section.criteria.map((criterion, place) => (
            <CriterionFields
              key={criterion.id} card={card} criterion={criterion} fault={wordsOf(criterion.id)}
              first={at === 0 && place === 0} last={at === card.sections.length - 1 && place === section.criteria.length - 1}
              onChange={(change) => edit({ kind: 'criterion', section: at, at: place, change })}
              onMove={(by) => edit({ kind: 'moveCriterion', section: at, at: place, by })}
              onRemove={() => edit({ kind: 'removeCriterion', section: at, at: place })}
            />
          ))}
          {section.criteria.length < mostCriteria && <Button size="small" type="link" icon={<PlusOutlined />} data-testid="criterion-add" onClick={() => edit({ kind: 'addCriterion', section: at })}>{t('review.cards.addCriterion')}</Button>}
        </section>
      ))}
      {card.sections.length < mostSections && <Button icon={<PlusOutlined />} data-testid="section-add" onClick={() => edit({ kind: 'addSection' })}>{t('review.cards.addSection')}</Button>}
      <p className="muted-text card-keys">{t('review.cards.keys')}</p>
    </div>
  );
}

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Criterion, ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { StatusShape } from '../../../ui/StatusMark.tsx';
import { Fault } from '../Fault.tsx';
import { percentText } from '../scoreWords.ts';
import { shareOf } from './editCard.ts';

interface CriterionFieldsProps {
  readonly card: ScoreCard;
  readonly criterion: Criterion;
  /** What is wrong with it, in words. */
  readonly fault: string | null;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (change: Partial<Omit<Criterion, 'id'>>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const pointScales = [2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The fields of a criterion. Alt and an arrow move it, also into the next section. */
export function CriterionFields({ card, criterion, fault, first, last, onChange, onMove, onRemove }: CriterionFieldsProps) {
  const { t } = useTranslation();
  const { name, description, weight, scale, fatal } = criterion;

  function moved(event: React.KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const field = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined;
    onMove(event.key === 'ArrowUp' ? -1 : 1);
    // In another section it is drawn anew: the keyboard goes along.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-criterion-fields="${CSS.escape(criterion.id)}"] [data-field="${field ?? 'name'}"] input, [data-criterion-fields="${CSS.escape(criterion.id)}"] input[data-field]`)?.focus());
  }
  const words = (key: 'up' | 'down' | 'remove') => ({ 'aria-label': t(`settings.order.${key}`), title: t(`settings.order.${key}`) });

  return (
    <div className="criterion-fields" role="group" aria-label={name || t('review.cards.criterion')} data-criterion-fields={criterion.id} data-testid="criterion-fields" onKeyDown={moved}>
      <Input className="criterion-field-name" value={name} maxLength={100} status={fault === null ? '' : 'error'} aria-invalid={fault !== null} placeholder={t('review.cards.criterion')} aria-label={t('review.cards.criterion')} data-field="name" data-testid="criterion-name" onChange={(event) => onChange({ name: event.target.value })} />
      <span className="order-buttons">
        <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={first} {...words('up')} onClick={() => onMove(-1)} />
        <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={last} {...words('down')} onClick={() => onMove(1)} />
        <Button size="small" type="text" icon={<DeleteOutlined />} {...words('remove')} onClick={onRemove} />
      </span>
      <span className="criterion-field-set">
        <Select
          className="criterion-field-scale" aria-label={t('review.cards.scale')} value={scale.kind === 'yesNo' ? 0 : scale.max} data-testid="criterion-scale"
          options={[{ value: 0, label: t('review.cards.yesNo') }, ...pointScales.map((max) => ({ value: max, label: t('review.cards.upTo', { max }) }))]}
          onChange={(max) => onChange({ scale: max === 0 ? { kind: 'yesNo' } : { kind: 'points', max } })}
        />
        <span className="criterion-field-weight">
          <InputNumber value={weight} min={1} max={100} precision={0} aria-label={t('review.weight')} title={t('review.weight')} data-testid="criterion-weight" onChange={(value) => value !== null && onChange({ weight: value })} />
          <span className="soft-text figure">{percentText(shareOf(card, criterion))}</span>
        </span>
        <Checkbox className="criterion-field-fatal" checked={fatal} data-testid="criterion-fatal" onChange={(event) => onChange({ fatal: event.target.checked })}>
          <span className={fatal ? 'tone-danger' : ''} title={t('review.cards.fatalWords')}>{fatal && <StatusShape tone="danger" />} {t('review.fatal')}</span>
        </Checkbox>
      </span>
      <Input className="criterion-field-words" variant="filled" value={description} maxLength={500} placeholder={t('review.cards.description')} aria-label={t('review.cards.descriptionOf', { name })} data-field="description" onChange={(event) => onChange({ description: event.target.value })} />
      <Fault words={fault} />
    </div>
  );
}

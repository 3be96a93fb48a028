import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { followUps, type ChoiceLabel, type FollowUp } from '../../../shared/dispositions/disposition.ts';
import { keysOf, type TreePlace } from '../../../shared/dispositions/editTree.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { OrderButtons } from '../OrderButtons.tsx';

interface ChoiceRowProps {
  readonly place: TreePlace;
  readonly label: ChoiceLabel;
  /** Of how many neighbours, itself included. */
  readonly count: number;
  /** Of a result; null = it is a reason. */
  readonly followUp: FollowUp | null;
  /** Of a reason, whose results are shown or not. */
  readonly open: boolean;
  /** How many results a reason has. */
  readonly results: number;
  /** The row that the keyboard is at; the others are reached from it. */
  readonly current: boolean;
  readonly disabled: boolean;
  readonly onFocus: () => void;
  readonly onRename: () => void;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onFollowUp: (followUp: FollowUp) => void;
}

/** A reason or a result: its keys, its name, what follows, and what can be done with it. */
export function ChoiceRow({ place, label, count, followUp, open, results, current, disabled, onFocus, onRename, onToggle, onMove, onRemove, onFollowUp }: ChoiceRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const keys = keysOf(place);
  const other = label[locale === 'en' ? 'zh-CN' : 'en'];
  const name = label[locale];
  const tabIndex = current ? 0 : -1;
  return (
    <div className={`tree-row${place.result === null ? ' tree-reason' : ' tree-result'}`} data-testid="tree-row" data-keys={keys.join('')}>
      {followUp === null && (
        <button type="button" className="tree-toggle" tabIndex={-1} aria-expanded={open} aria-label={t('writeUp.results', { name })} onClick={onToggle}>
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
      )}
      <span className="tree-keys">{keys.map((key, position) => <KeyHint key={position} keys={key} />)}</span>
      <button
        type="button" className="tree-name" tabIndex={tabIndex} data-place={keys.join('')} aria-keyshortcuts={keys.join(' ')} aria-disabled={disabled || undefined} title={disabled ? undefined : t('writeUp.rename')}
        onFocus={onFocus} onClick={() => (disabled ? onToggle() : onRename())}
      >
        <span className="tree-words">{name}</span>
        {other !== name && <span className="tree-other muted-text">{other}</span>}
      </button>
      {followUp === null ? (
        <span className={`tree-count ${results === 0 ? 'field-fault' : 'muted-text'}`}>{t('writeUp.resultCount', { count: results })}</span>
      ) : disabled ? (
        <span className={`tree-follow-up ${followUp === 'none' ? 'muted-text' : 'soft-text'}`}>{t(`writeUp.followUp.${followUp}`)}</span>
      ) : (
        <Select
          size="small" variant="borderless" className={`tree-follow-up${followUp === 'none' ? ' tree-follow-up-none' : ''}`} tabIndex={tabIndex} value={followUp} popupMatchSelectWidth={false} data-testid="follow-up"
          aria-label={t('writeUp.followUpOf', { name })} options={followUps.map((value) => ({ value, label: t(`writeUp.followUp.${value}`) }))} onChange={onFollowUp}
        />
      )}
      {!disabled && <OrderButtons position={place.result ?? place.reason} count={count} tabIndex={tabIndex} onMove={onMove} onRemove={onRemove} />}
    </div>
  );
}

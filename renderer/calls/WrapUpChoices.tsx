import { useTranslation } from 'react-i18next';
import { followUps } from '../../shared/dispositions/disposition.ts';
import type { Disposition, DispositionRules } from '../../shared/dispositions/disposition.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { useLocale } from '../ui/useLocale.ts';
import { chosenReason, stepOf, withReason, withResult } from './wrapUpKeys.ts';

interface WrapUpChoicesProps {
  readonly rules: DispositionRules;
  readonly disposition: Disposition;
  /** Digits choose now. */
  readonly keys: boolean;
  readonly onChange: (disposition: Disposition) => void;
}

/** Reason, result and follow-up in three rows; the row that the digits mean now shows them. */
export function WrapUpChoices({ rules, disposition, keys, onChange }: WrapUpChoicesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const step = keys ? stepOf(rules, disposition) : null;
  const results = chosenReason(rules, disposition)?.results ?? [];

  return (
    <>
      <Row
        name="reason"
        title={t('wrapUp.reason')}
        active={step === 'reason'}
        choices={rules.reasons.map(({ id, label }) => ({ id, text: label[locale] }))}
        chosen={disposition.reason}
        onChoose={(id) => onChange(withReason(disposition, id))}
      />
      <Row
        name="result"
        title={t('wrapUp.result')}
        active={step === 'result'}
        choices={results.map(({ id, label }) => ({ id, text: label[locale] }))}
        chosen={disposition.result}
        empty={t('wrapUp.chooseReason')}
        onChoose={(id) => onChange(withResult(rules, disposition, id))}
      />
      <Row
        name="followUp"
        title={t('wrapUp.followUp')}
        active={step === 'followUp'}
        choices={followUps.map((id) => ({ id, text: t(`wrapUp.followUpName.${id}`) }))}
        chosen={disposition.followUp}
        onChoose={(id) => onChange({ ...disposition, followUp: followUps.find((one) => one === id) ?? 'none' })}
      />
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly title: string;
  /** The digits mean this row now. */
  readonly active: boolean;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: string | null;
  readonly empty?: string;
  readonly onChoose: (id: string) => void;
}

function Row({ name, title, active, choices, chosen, empty, onChoose }: RowProps) {
  return (
    <div className={`choice-row${active ? ' choice-row-active' : ''}`} role="group" aria-label={title} data-testid={`wrap-up-${name}`}>
      <span className="choice-row-name">{title}</span>
      <div className="chips">
        {choices.length === 0 && <span className="muted-text chip-empty">{empty}</span>}
        {choices.map(({ id, text }, position) => (
          <button key={id} type="button" className="chip" aria-pressed={chosen === id} aria-keyshortcuts={active ? String(position + 1) : undefined} onMouseDown={keepFocus} onClick={() => onChoose(id)}>
            <kbd className="chip-key" aria-hidden="true">{position + 1}</kbd>
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

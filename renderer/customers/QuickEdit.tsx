import { useMemo, useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerRecord } from '../../shared/customers/customer.ts';
import { numberLabels } from '../../shared/customers/customer.ts';
import { readFieldValue } from '../../shared/customers/customField.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import type { CommandInput } from '../../shared/ipc/commands.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { keyText } from '../ui/numberText.ts';
import { passTab } from '../ui/passTab.ts';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { autosave, useAutosave } from './autosave.ts';
import { customerCardId } from './customerCardId.ts';
import { KeptState } from './KeptState.tsx';
import { numberKey } from './numberKey.ts';
import { useTagStyles } from './TagMark.tsx';

type Change = CommandInput<'customer:change'>['change'];

interface QuickEditProps {
  readonly record: CustomerRecord;
  readonly callId: string | null;
  /** Takes the card's id, so that F6 comes here. */
  readonly focusable?: boolean;
}

/** A customer's own values, changed in place: each change is kept a moment later, one field at a time. */
export function QuickEdit({ record, callId, focusable = false }: QuickEditProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const key = `customer/${record.id}`;
  const kept = useAutosave((all) => all[key]);
  // What is not yet kept is shown before what main has.
  const pending = useMemo<Change>(() => (kept !== undefined && kept.writing.command === 'customer:change' && kept.state !== 'saved' ? kept.writing.argument.change : {}), [kept]);
  const fields = useAnswer('customer:fields', {});
  const styles = useTagStyles();
  const [numberFault, setNumberFault] = useState(false);
  const shown = { ...record, ...pending };
  const values = { ...record.fields, ...pending.fields };
  const labels: Readonly<Record<string, string>> = { ...Object.fromEntries(record.labelled.map(({ number, label }) => [number, label ?? ''])), ...pending.labels };

  function change(part: Change): void {
    autosave(key, { command: 'customer:change', argument: { id: record.id, callId, change: part } });
  }

  function changeNumbers(texts: readonly string[]): void {
    const keys = texts.map((text) => numberKey(text));
    setNumberFault(keys.includes(''));
    if (!keys.includes('')) change({ numbers: [...new Set(keys)] });
  }

  return (
    <form className="quick-edit" data-testid="quick-edit" onSubmit={(event) => event.preventDefault()}>
      <label>{t('customers.field.name')}<Input id={focusable ? customerCardId : undefined} value={shown.name} maxLength={100} data-testid="edit-name" onChange={(event) => change({ name: event.target.value })} /></label>
      <label>{t('customers.field.company')}<Input value={shown.company} maxLength={200} data-testid="edit-company" onChange={(event) => change({ company: event.target.value })} /></label>
      <label>{t('customers.field.level')}<Input value={shown.level} maxLength={40} data-testid="edit-level" onChange={(event) => change({ level: event.target.value })} /></label>
      <label className="wide" onKeyDownCapture={passTab}>{t('customers.field.tags')}
        <Select mode="tags" value={[...shown.tags]} tokenSeparators={[',', '，', ';']} suffixIcon={null} options={styles.map(({ tag }) => ({ value: tag, label: tag }))} onChange={(tags: string[]) => change({ tags })} />
      </label>
      <label className="wide">{t('customers.field.numbers')}
        <Select
          mode="tags" open={false} suffixIcon={null} status={numberFault ? 'error' : ''} value={[...shown.numbers]} tokenSeparators={[',', '，', '、']}
          labelRender={({ value }) => `${keyText(t, String(value), locale)}${labels[String(value)] ? ` · ${t(`customers.label.${labels[String(value)] as (typeof numberLabels)[number]}`)}` : ''}`}
          onChange={changeNumbers}
        />
        {numberFault && <span className="field-problem" role="alert">{t('customers.numberUnreadable')}</span>}
      </label>
      {shown.numbers.length > 0 && (
        <div className="number-labels wide">
          {shown.numbers.map((number) => (
            <label key={number} className="number-label">
              <span className="figure">{keyText(t, number, locale)}</span>
              <select value={labels[number] ?? ''} aria-label={t('customers.labelOf', { number: keyText(t, number, locale) })} onChange={(event) => change({ numbers: [...shown.numbers], labels: { ...labels, [number]: event.target.value } as Change['labels'] })}>
                <option value="">{t('customers.noLabel')}</option>
                {numberLabels.map((label) => <option key={label} value={label}>{t(`customers.label.${label}`)}</option>)}
              </select>
            </label>
          ))}
        </div>
      )}
      {fields.kind === 'answered' && fields.value.filter(({ hidden }) => !hidden).map((field) => (
        <FieldInput key={field.id} field={field} value={values[field.id] ?? ''} onChange={(value) => change({ fields: { [field.id]: value } })} />
      ))}
      <label className="wide">{t('customers.field.notes')}<Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={shown.notes} data-testid="edit-notes" onChange={(event) => change({ notes: event.target.value })} /></label>
      <KeptState writingKey={key} />
    </form>
  );
}

/** A custom field; a value that does not fit is not sent, and said. */
function FieldInput({ field, value, onChange }: { readonly field: CustomField; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const clear = useClear();
  const [text, setText] = useState<string | null>(null);
  const fault = text !== null && readFieldValue(field, text) === null;
  if (field.kind === 'choice') {
    return (
      <label>{field.name}
        <Select allowClear={clear} value={value === '' ? undefined : value} options={field.choices.map((choice) => ({ value: choice, label: choice }))} onChange={(choice?: string) => onChange(choice ?? '')} />
      </label>
    );
  }
  return (
    <label>{field.name}
      <Input
        value={text ?? value} status={fault ? 'error' : ''} maxLength={500} inputMode={field.kind === 'number' ? 'decimal' : 'text'} placeholder={field.kind === 'date' ? '2026-11-22' : ''}
        onChange={(event) => {
          setText(event.target.value);
          const read = readFieldValue(field, event.target.value);
          if (read !== null) onChange(read);
        }}
        onBlur={() => !fault && setText(null)}
      />
      {fault && <span className="field-problem" role="alert">{t(`customers.fieldFault.${field.kind}`)}</span>}
    </label>
  );
}

import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { mergeableFields } from '../../shared/customers/duplicate.ts';
import type { DuplicatePair, MergeableField } from '../../shared/customers/duplicate.ts';
import { errorText } from '../app/errorText.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { customersChanged, useCustomerRevision } from './customerRevision.ts';

/** Customers that may be one, with the reason; merged by a choice of fields, and earlier merges to take back. */
export function DuplicatesView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useCustomerRevision();
  const pairs = useAnswer('customer:duplicates', {}, revision);
  const merges = useAnswer('customer:merges', {}, revision);
  const mayMerge = useConsole((state) => state.seat.rights.includes('lead'));

  async function undo(mergeId: string): Promise<void> {
    await send('customer:unmerge', { mergeId });
    customersChanged();
  }

  return (
    <div className="duplicates">
      <Panel title={t('customers.duplicates.title')} testId="duplicates">
        {pairs.kind === 'failed' && <p role="alert">{errorText(t, pairs.error)}</p>}
        {pairs.kind === 'answered' && pairs.value.length === 0 && <p className="empty-words">{t('customers.duplicates.none')}</p>}
        {(pairs.kind === 'answered' ? pairs.value : []).map((pair) => <Pair key={`${pair.first.id}/${pair.second.id}`} pair={pair} mayMerge={mayMerge} />)}
      </Panel>
      <Panel title={t('customers.duplicates.merges')}>
        <ul className="merges">
          {(merges.kind === 'answered' ? merges.value : []).map((merge) => (
            <li key={merge.id} data-testid="merge">
              <span>{t('customers.duplicates.merged', { lost: merge.lostName, kept: merge.keptName })}</span>
              <span className="muted-text figure">{fullMomentText(merge.at, locale)} · {merge.who}</span>
              {merge.undoneAt !== null ? <StatusMark tone="quiet">{t('customers.duplicates.undone')}</StatusMark> : mayMerge && <Button size="small" data-testid="merge-undo" onClick={() => void undo(merge.id)}>{t('customers.duplicates.undo')}</Button>}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Pair({ pair: { first, second, reason }, mayMerge }: { readonly pair: DuplicatePair; readonly mayMerge: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [chosen, setChosen] = useState<Readonly<Record<MergeableField, 'first' | 'second'>>>(() => Object.fromEntries(mergeableFields.map((field) => [field, first[field] === '' ? 'second' : 'first'])) as Record<MergeableField, 'first' | 'second'>);
  const why = reason.kind === 'sameNumber' ? t('customers.duplicates.reason.sameNumber', { first: keyText(t, reason.first, locale), second: keyText(t, reason.second, locale) }) : t(`customers.duplicates.reason.${reason.kind}`);

  async function merge(): Promise<void> {
    const of = (field: MergeableField) => (chosen[field] === 'first' ? first : second)[field];
    const draft = {
      name: of('name'), company: of('company'), level: of('level'), notes: of('notes'),
      tags: [...new Set([...first.tags, ...second.tags])].slice(0, 50), numbers: [...new Set([...first.numbers, ...second.numbers])].slice(0, 50),
    };
    if ((await send('customer:merge', { keptId: first.id, lostId: second.id, draft })) !== null) customersChanged();
  }

  return (
    <section className="pair" data-testid="duplicate">
      <header><StatusMark tone="warn">{why}</StatusMark></header>
      <table>
        <thead><tr><th /><th>{t('customers.duplicates.first')}</th><th>{t('customers.duplicates.second')}</th></tr></thead>
        <tbody>
          {mergeableFields.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`customers.field.${field}`)}</th>
              {(['first', 'second'] as const).map((side) => (
                <td key={side}><label><input type="radio" checked={chosen[field] === side} onChange={() => setChosen({ ...chosen, [field]: side })} /> {(side === 'first' ? first : second)[field] || <span className="muted-text">{t('tickets.nothing')}</span>}</label></td>
              ))}
            </tr>
          ))}
          <tr><th scope="row">{t('customers.field.numbers')}</th>{[first, second].map((card) => <td key={card.id}><Numbers card={card} /></td>)}</tr>
        </tbody>
      </table>
      {mayMerge && (
        <div className="form-actions">
          <Button size="small" type="primary" data-testid="merge-do" onClick={() => void merge()}>{t('customers.duplicates.merge')}</Button>
          <Button size="small" onClick={() => void send('customer:keepApart', { first: first.id, second: second.id }).then(() => customersChanged())}>{t('customers.duplicates.apart')}</Button>
          <span className="muted-text">{t('customers.duplicates.words')}</span>
        </div>
      )}
    </section>
  );
}

function Numbers({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return <>{card.numbers.map((number) => <div key={number} className="figure">{keyText(t, number, locale)}</div>)}</>;
}

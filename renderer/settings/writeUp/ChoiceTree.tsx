import { Fragment, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mostChoices, type ChoiceLabel, type DispositionRules } from '../../../shared/dispositions/disposition.ts';
import { choiceAt, followedBy, hasRoom, inserted, keysOf, movedBy, neighboursOf, placeAfterRemoval, removed, renamed, type TreePlace } from '../../../shared/dispositions/editTree.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { ChoiceForm } from './ChoiceForm.tsx';
import { ChoiceRow } from './ChoiceRow.tsx';
import { isSamePlace, rowBeside, rowsOf, treeStepOf } from './treeSteps.ts';

interface ChoiceTreeProps {
  readonly rules: DispositionRules;
  readonly disabled: boolean;
  readonly onChange: (rules: DispositionRules) => void;
  readonly onUndo: () => void;
}

const top: TreePlace = { reason: 0, result: null };
const noName: ChoiceLabel = { 'zh-CN': '', en: '' };
/** Of letters alone: digits could be taken for a telephone number where numbers are masked. */
const newId = () => `own-${String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12)).map((byte) => 97 + (byte % 26)))}`;

/** The write-up tree as an outline, edited in place with the pointer or with the keyboard alone. */
export function ChoiceTree({ rules, disabled, onChange, onUndo }: ChoiceTreeProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const outline = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const [chosen, setChosen] = useState<TreePlace>(top);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(rules.reasons.slice(0, 1).map(({ id }) => id)));
  const [form, setForm] = useState<{ readonly place: TreePlace; readonly adding: boolean } | null>(null);
  const [told, setTold] = useState<{ readonly text: string; readonly undo: boolean } | null>(null);
  const at = choiceAt(rules, chosen) === undefined ? top : chosen;
  const rows = rowsOf(rules, open);

  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    outline.current?.querySelector<HTMLElement>(`[data-place="${keysOf(at).join('')}"]`)?.focus();
  });

  function go(place: TreePlace): void {
    focusWanted.current = true;
    setChosen(place);
  }
  function close(): void {
    setForm(null);
    go(at);
  }
  function change(next: DispositionRules, place: TreePlace): void {
    setTold(null);
    go(place);
    onChange(next);
  }
  function show(reason: number, shown: boolean): void {
    const id = rules.reasons[reason]?.id ?? '';
    setOpen((before) => new Set(shown ? [...before, id] : [...before].filter((one) => one !== id)));
  }
  function add(place: TreePlace): void {
    if (!hasRoom(rules, place)) return setTold({ text: t('writeUp.full', { count: mostChoices }), undo: false });
    if (place.result !== null) show(place.reason, true);
    setTold(null);
    setForm({ place, adding: true });
  }
  function keep(label: ChoiceLabel): void {
    if (form === null) return;
    const { place, adding } = form;
    if (!adding) {
      setForm(null);
      return change(renamed(rules, place, label), place);
    }
    const id = newId();
    change(inserted(rules, place, id, label).rules, place);
    setOpen((before) => new Set([...before, id]));
    if (place.result !== null) return setForm(null);
    // A reason is nothing without a result.
    focusWanted.current = false;
    setForm({ place: { reason: place.reason, result: 0 }, adding: true });
  }
  function move(place: TreePlace, by: -1 | 1): void {
    const edit = movedBy(rules, place, by);
    change(edit.rules, edit.place);
  }
  function remove(place: TreePlace): void {
    const gone = choiceAt(rules, place);
    if (gone === undefined) return;
    const next = removed(rules, place);
    change(next, placeAfterRemoval(next, place) ?? top);
    const name = gone.label[locale];
    setTold({ text: 'results' in gone ? t('writeUp.lost.reason', { name, count: gone.results.length }) : t('writeUp.lost.result', { name }), undo: true });
  }
  function undo(): void {
    setTold(null);
    setForm(null);
    go(at);
    onUndo();
  }
  function pressed(event: KeyboardEvent): void {
    const step = treeStepOf(event);
    if (step === null || !(event.target instanceof HTMLElement) || event.target.dataset.place === undefined) return;
    event.preventDefault();
    if (step === 'previous' || step === 'next') return go(rowBeside(rows, at, step === 'next' ? 1 : -1));
    if (step === 'open') return show(at.reason, true);
    if (step === 'close') {
      if (at.result === null) show(at.reason, false);
      return go({ reason: at.reason, result: null });
    }
    if (disabled) return;
    if (step === 'moveUp' || step === 'moveDown') return move(at, step === 'moveDown' ? 1 : -1);
    if (step === 'remove') return remove(at);
    if (step === 'undo') return undo();
    add(step === 'addResult' ? { reason: at.reason, result: at.result === null ? (rules.reasons[at.reason]?.results.length ?? 0) : at.result + 1 } : below(at));
  }

  const formAt = (place: TreePlace, adding: boolean) => form !== null && form.adding === adding && isSamePlace(form.place, place);
  const nameForm = (place: TreePlace) => (
    <ChoiceForm
      label={form?.adding === true ? noName : (choiceAt(rules, place)?.label ?? noName)} neighbours={neighboursOf(rules, place)} at={form?.adding === true ? null : (place.result ?? place.reason)}
      name={t(place.result === null ? 'wrapUp.reason' : 'wrapUp.result')} onKeep={keep} onClose={close}
    />
  );
  const row = (place: TreePlace) => {
    const choice = choiceAt(rules, place);
    if (choice === undefined) return null;
    if (formAt(place, false)) return nameForm(place);
    return (
      <ChoiceRow
        place={place} label={choice.label} count={neighboursOf(rules, place).length} followUp={'followUp' in choice ? choice.followUp : null} results={'results' in choice ? choice.results.length : 0}
        open={open.has(choice.id)} current={isSamePlace(place, at)} disabled={disabled} onFocus={() => setChosen(place)} onRename={() => setForm({ place, adding: false })}
        onToggle={() => { if (place.result === null) show(place.reason, !open.has(choice.id)); }} onMove={(by) => move(place, by)} onRemove={() => remove(place)}
        onFollowUp={(followUp) => { if (place.result !== null) change(followedBy(rules, place.reason, place.result, followUp), place); }}
      />
    );
  };
  const adder = (place: TreePlace, words: string, testId: string) => (
    <li className="tree-add">
      {formAt(place, true) ? nameForm(place) : !disabled && (
        <Button size="small" type="link" icon={<PlusOutlined />} disabled={!hasRoom(rules, place)} data-testid={testId} onClick={() => add(place)}>{hasRoom(rules, place) ? words : t('writeUp.full', { count: mostChoices })}</Button>
      )}
    </li>
  );

  return (
    <div ref={outline} className="choice-tree" onKeyDown={pressed}>
      <ol className="tree-list" aria-label={t('writeUp.tree')}>
        {rules.reasons.map(({ id, results }, reason) => (
          <Fragment key={`${id}/${reason}`}>
            {formAt({ reason, result: null }, true) && <li>{nameForm({ reason, result: null })}</li>}
            <li>
              {row({ reason, result: null })}
              {open.has(id) && (
                <ol className="tree-list">
                  {results.map((result, position) => (
                    <Fragment key={`${result.id}/${position}`}>
                      {formAt({ reason, result: position }, true) && <li>{nameForm({ reason, result: position })}</li>}
                      <li>{row({ reason, result: position })}</li>
                    </Fragment>
                  ))}
                  {adder({ reason, result: results.length }, t('writeUp.addResult'), 'add-result')}
                </ol>
              )}
            </li>
          </Fragment>
        ))}
        {adder({ reason: rules.reasons.length, result: null }, t('writeUp.addReason'), 'add-reason')}
      </ol>
      <div className="tree-told" role="status" data-testid="tree-told">
        {told !== null && <StatusMark tone="info">{told.text}</StatusMark>}
        {told?.undo === true && <Button size="small" data-testid="tree-undo" onClick={undo}>{t('writeUp.undo')}</Button>}
      </div>
    </div>
  );
}

const below = ({ reason, result }: TreePlace): TreePlace => (result === null ? { reason: reason + 1, result: null } : { reason, result: result + 1 });

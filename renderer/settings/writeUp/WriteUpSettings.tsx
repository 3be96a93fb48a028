import { useState } from 'react';
import { UndoOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { treeFault } from '../../../shared/dispositions/editTree.ts';
import { rightsOf } from '../../../shared/rights/rights.ts';
import type { SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { reportFailure } from '../../stores/failures.ts';
import { remark } from '../../stores/remarks.ts';
import { useView } from '../../stores/viewStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { BreaksPanel } from './BreaksPanel.tsx';
import { ChoiceTree } from './ChoiceTree.tsx';
import { RequiredPanel } from './RequiredPanel.tsx';
import { forgetRules, isSameDraft, keptDraft, readyDraft, seatWithRules, undone, useRulesWriting, written, type RulesDraft } from './rulesDraft.ts';
import { ShareRules } from './ShareRules.tsx';
import { TryOut } from './TryOut.tsx';
import './writeUp.css';

/** What calls are written up with, where that is required, and the breaks there are: part of what a seat is provisioned with. */
export function WriteUpSettings() {
  const { t } = useTranslation();
  const inForce = useConsole(useShallow(({ dispositionRules, breakReasons, seat }) => ({ dispositionRules, breakReasons, seat })));
  const [saved, setSaved] = useState(0);
  // An imported file changes them too.
  const answer = useAnswer('seat:connection', {}, JSON.stringify([saved, inForce]));
  if (answer.kind === 'waiting') return null;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  return <RulesForm connection={answer.value} onSaved={() => setSaved((count) => count + 1)} />;
}

/** Why the rules can only be looked at. Practice goes by a seat of its own; what is changed is the real one. */
function lockOf({ seat, hasPassword }: SeatConnection): 'noSeat' | 'noPassword' | 'noRight' | null {
  if (seat === null) return 'noSeat';
  if (!rightsOf(seat.role, seat.numbersHidden).includes('lead')) return 'noRight';
  return hasPassword ? null : 'noPassword';
}

function RulesForm({ connection, onSaved }: { readonly connection: SeatConnection; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const writing = useRulesWriting();
  const practice = useConsole((state) => state.mode === 'practice');
  const [saving, setSaving] = useState(false);
  /** What was saved, until main's answer has it. */
  const [sent, setSent] = useState<{ readonly before: RulesDraft; readonly draft: RulesDraft } | null>(null);
  const told = keptDraft(connection.seat);
  const kept = sent !== null && isSameDraft(sent.before, told) ? sent.draft : told;
  const lock = lockOf(connection);
  const draft = lock === null ? (writing.now ?? kept) : kept;
  const unsaved = lock === null && writing.now !== null && !isSameDraft(writing.now, kept);
  const overtaken = unsaved && writing.base !== null && !isSameDraft(writing.base, kept);
  const change = (part: Partial<RulesDraft>) => useRulesWriting.setState(written(useRulesWriting.getState(), kept, part));
  const undo = () => useRulesWriting.setState(undone(useRulesWriting.getState(), kept));
  const part = { draft, disabled: lock !== null || saving, onChange: change };

  async function save(): Promise<void> {
    const ready = readyDraft(draft, kept);
    if (ready === null || connection.seat === null) return;
    setSaving(true);
    const reply = await attempt('seat:configure', seatWithRules(connection.seat, ready));
    setSaving(false);
    if (!reply.ok) return reportFailure(reply.error);
    setSent({ before: told, draft: ready });
    forgetRules();
    remark(t(practice ? 'writeUp.savedInPractice' : 'writeUp.saved'));
    onSaved();
  }

  return (
    <div className="write-up-settings">
      {lock !== null && <LockMark lock={lock} />}
      {practice && lock === null && <p className="setting-intro write-up-note-line"><StatusMark tone="info">{t('writeUp.practice')}</StatusMark></p>}
      <Panel
        className="write-up-tree" title={t('writeUp.tree')} testId="write-up-tree"
        extra={lock === null && <Button size="small" type="text" icon={<UndoOutlined />} disabled={!unsaved || saving} data-testid="rules-undo" onClick={undo}>{t('writeUp.undo')}</Button>}
      >
        <p className="setting-intro">{t('writeUp.treeWords')}</p>
        <ChoiceTree rules={draft.tree} disabled={part.disabled} onChange={(tree) => change({ tree })} onUndo={undo} />
        {lock === null && <p className="tree-help muted-text">{t('writeUp.keys')}</p>}
      </Panel>
      <div className="write-up-side">
        <TryOut rules={draft.tree} />
        <RequiredPanel {...part} />
        <BreaksPanel {...part} />
        {lock === null && <ShareRules rules={kept} />}
      </div>
      {lock === null && (
        <div className="write-up-save" data-testid="write-up-save-bar">
          <SaveMark draft={draft} unsaved={unsaved} overtaken={overtaken} />
          <span className="bar-space" />
          <Popconfirm title={t('writeUp.discardWords')} okText={t('writeUp.discard')} cancelText={t('app.cancel')} disabled={!unsaved} onConfirm={forgetRules}>
            <Button disabled={!unsaved || saving} data-testid="rules-discard">{t('writeUp.discard')}</Button>
          </Popconfirm>
          <Button type="primary" disabled={!unsaved || readyDraft(draft, kept) === null} loading={saving} data-testid="rules-save" onClick={() => void save()}>{t('writeUp.save')}</Button>
        </div>
      )}
    </div>
  );
}

/** What is wrong comes first, then what will be lost, then what is not saved. */
function SaveMark({ draft, unsaved, overtaken }: { readonly draft: RulesDraft; readonly unsaved: boolean; readonly overtaken: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fault = treeFault(draft.tree);
  if (fault?.kind === 'noReason') return <StatusMark tone="danger">{t('writeUp.fault.noReason')}</StatusMark>;
  if (fault?.kind === 'noResult') return <StatusMark tone="danger">{t('writeUp.fault.noResult', { name: draft.tree.reasons[fault.reason]?.label[locale] ?? '' })}</StatusMark>;
  if (overtaken) return <StatusMark tone="warn">{t('writeUp.overtaken')}</StatusMark>;
  return unsaved ? <StatusMark tone="warn">{t('writeUp.unsaved')}</StatusMark> : <span className="muted-text">{t('writeUp.nothingUnsaved')}</span>;
}

function LockMark({ lock }: { readonly lock: NonNullable<ReturnType<typeof lockOf>> }) {
  const { t } = useTranslation();
  return (
    <p className="setting-intro write-up-note-line" data-testid="write-up-lock">
      <StatusMark tone="info">{t(`writeUp.lock.${lock}`)}</StatusMark>
      {lock !== 'noRight' && <Button size="small" type="link" onClick={() => useView.setState({ section: 'connection' })}>{t('writeUp.toConnection')}</Button>}
    </p>
  );
}

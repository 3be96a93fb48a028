import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import { attempt } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { WrapUpChoices } from '../calls/WrapUpChoices.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { reportFailure } from '../stores/failures.ts';
import { soon } from '../ui/soon.ts';
import { WhenField } from '../ui/WhenField.tsx';

interface WriteUpEditorProps {
  readonly callId: string;
  /** What is kept so far. */
  readonly disposition: Disposition;
  /** Withheld numbers cannot be called back. */
  readonly canCallBack: boolean;
  readonly onDone: () => void;
}

/** Changes the write-up of a call of the log. What is planned for it keeps its time unless another is chosen. */
export function WriteUpEditor({ callId, disposition, canCallBack, onDone }: WriteUpEditorProps) {
  const { t } = useTranslation();
  const rules = useConsole((state) => state.dispositionRules);
  const planned = useAnswer('task:ofCall', { callId });
  const [draft, setDraft] = useState(disposition);
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const [saving, setSaving] = useState(false);
  const plannedAt = planned.kind === 'answered' ? (planned.value?.dueAt ?? null) : null;
  const callsBack = draft.followUp === 'callBack' && canCallBack;
  const callBackAt = callsBack ? (chosenAt ?? plannedAt) : null;

  async function save(): Promise<void> {
    setSaving(true);
    const at = callsBack ? (callBackAt ?? soon('hour', Date.now())) : null;
    const reply = await attempt('call:dispose', { callId, disposition: draft, callBackAt: at, done: false });
    setSaving(false);
    if (reply.ok) onDone();
    else reportFailure(reply.error);
  }

  return (
    <div className="write-up-editor" data-testid="write-up-editor">
      <WrapUpChoices rules={rules} disposition={draft} keys={false} onChange={setDraft} />
      {callsBack && (
        <div className="choice-row">
          <span className="choice-row-name">{t('wrapUp.callBackAt')}</span>
          <WhenField value={callBackAt} testId="log-call-back-at" onChange={setChosenAt} />
        </div>
      )}
      <Input.TextArea
        value={draft.note} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={t('wrapUp.noteInCall')} aria-label={t('wrapUp.note')} data-testid="log-note"
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
      />
      <div className="write-up-buttons">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button type="primary" loading={saving} disabled={planned.kind === 'waiting'} data-testid="save-write-up" onClick={() => void save()}>{t('log.saveWriteUp')}</Button>
      </div>
    </div>
  );
}

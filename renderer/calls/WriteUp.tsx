import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/calls/call.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { WhenField } from '../ui/WhenField.tsx';
import { WrapUpChoices } from './WrapUpChoices.tsx';
import { writeUpNoteId } from './writeUpNoteId.ts';
import { changeDraft, emptyDraft, takeUpSaved, useWrapUpDrafts } from './wrapUpDrafts.ts';

interface WriteUpProps {
  readonly call: Call;
  /** Enter in the note; left out while the call lasts, when Enter breaks the line. */
  readonly onEnter?: () => void;
  /** Digits choose: only once the call has ended, because before they are for the keypad. */
  readonly keys: boolean;
  /** Beside the note. */
  readonly children?: ReactNode;
}

/** What a call was about: choices, time of the next call, note. Saved as it is written. */
export function WriteUp({ call, onEnter, keys, children }: WriteUpProps) {
  const { t } = useTranslation();
  const rules = useConsole((state) => state.dispositionRules);
  const draft = useWrapUpDrafts((drafts) => drafts[call.id]) ?? emptyDraft;
  const { disposition } = draft;
  useEffect(() => {
    void takeUpSaved(call.id);
  }, [call.id]);

  return (
    <>
      <WrapUpChoices rules={rules} disposition={disposition} keys={keys} onChange={(next) => changeDraft(call.id, { disposition: next })} />
      {disposition.followUp === 'callBack' && call.remoteNumber !== '' && (
        <div className="choice-row">
          <span className="choice-row-name">{t('wrapUp.callBackAt')}</span>
          <WhenField value={draft.callBackAt} testId="call-back-at" onChange={(callBackAt) => changeDraft(call.id, { callBackAt })} />
        </div>
      )}
      <div className="wrap-up-line">
        <Input.TextArea
          id={writeUpNoteId}
          value={disposition.note}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={t(onEnter ? 'wrapUp.notePlaceholder' : 'wrapUp.noteInCall')}
          aria-label={t('wrapUp.note')}
          aria-keyshortcuts="F2"
          data-testid="disposition"
          onChange={(event) => changeDraft(call.id, { disposition: { ...disposition, note: event.target.value } })}
          onKeyDown={(event) => {
            if (onEnter === undefined || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        />
        {children}
      </div>
    </>
  );
}

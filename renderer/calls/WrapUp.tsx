import { useEffect } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call, CallEnd } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { Remaining } from '../ui/Remaining.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { WhenField } from '../ui/WhenField.tsx';
import { SurveyMark } from './SurveyMark.tsx';
import { useWrapUpKeys } from './useWrapUpKeys.ts';
import { WrapUpChoices } from './WrapUpChoices.tsx';
import { changeDraft, emptyDraft, finishWrapUp, takeUpSaved, useWrapUpDrafts } from './wrapUpDrafts.ts';
import type { WrapUpDraft } from './wrapUpDrafts.ts';
import { isBlank, mustBeWrittenUp } from './wrapUpKeys.ts';
import './wrapUp.css';

/** The end of a call: why it ended, what it was about, when to call again, and back to work. */
export function WrapUp({ call, end }: { readonly call: Call; readonly end: CallEnd }) {
  const { t } = useTranslation();
  const rules = useConsole((state) => state.dispositionRules);
  const required = mustBeWrittenUp(rules, valueOf(call.facts.queue));
  const draft = useWrapUpDrafts((drafts) => drafts[call.id]) ?? emptyDraft;
  const { disposition } = draft;
  useWrapUpKeys(call.id);
  useEffect(() => {
    void takeUpSaved(call.id);
  }, [call.id]);

  return (
    <Panel className="wrap-up" testId="wrap-up" title={<>{t('wrapUp.title')}{required && <span className="wrap-up-required" title={t('wrapUp.requiredWords')}>{t('wrapUp.required')}</span>}</>} extra={<WrapUpHead call={call} end={end} />}>
      <WrapUpChoices rules={rules} disposition={disposition} onChange={(next) => changeDraft(call.id, { disposition: next })} />
      {disposition.followUp === 'callBack' && (
        <div className="choice-row">
          <span className="choice-row-name">{t('wrapUp.callBackAt')}</span>
          <WhenField value={draft.callBackAt} testId="call-back-at" onChange={(callBackAt) => changeDraft(call.id, { callBackAt })} />
        </div>
      )}
      <form
        className="wrap-up-line"
        onSubmit={(event) => {
          event.preventDefault();
          void finishWrapUp(call.id);
        }}
      >
        <Input.TextArea
          value={disposition.note}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={t('wrapUp.notePlaceholder')}
          aria-label={t('wrapUp.note')}
          data-testid="disposition"
          onChange={(event) => changeDraft(call.id, { disposition: { ...disposition, note: event.target.value } })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void finishWrapUp(call.id);
          }}
        />
        <Button type="primary" htmlType="submit" data-testid="finish">{t(isBlank(disposition) && !required ? 'wrapUp.finishWithout' : 'wrapUp.finish')}</Button>
      </form>
      <WrapUpFoot draft={draft} />
    </Panel>
  );
}

function WrapUpHead({ call, end }: { readonly call: Call; readonly end: CallEnd }) {
  const { t } = useTranslation();
  const agent = useConsole((state) => state.agent);
  const code = end.sipCode === undefined ? '' : ` · SIP ${end.sipCode}${end.sipReason ? ` ${end.sipReason}` : ''}`;
  return (
    <span className="wrap-up-head">
      {call.survey !== null && <SurveyMark survey={call.survey} />}
      <span className="soft-text">{t('calls.endedBy', { by: t(`calls.by.${end.by}`), cause: t(`calls.endCause.${end.cause}`) })}{code}</span>
      {agent.kind === 'wrapUp' && agent.wrapUpUntil !== null && (
        <span className="wrap-up-left"><small>{t('wrapUp.left')}</small> <Remaining until={agent.wrapUpUntil} /></span>
      )}
    </span>
  );
}

function WrapUpFoot({ draft }: { readonly draft: WrapUpDraft }) {
  const { t } = useTranslation();
  return (
    <div className="wrap-up-foot">
      <span className="muted-text">{t('wrapUp.keys')}</span>
      <span role="alert" data-testid="wrap-up-fault">{draft.fault !== null && <StatusMark tone="danger">{t(draft.fault === 'required' ? 'wrapUp.requiredWords' : `wrapUp.${draft.fault}`)}</StatusMark>}</span>
      <span className="bar-space" />
      {draft.kept !== 'untouched' && <span className="muted-text">{t(draft.kept === 'saved' ? 'wrapUp.saved' : draft.kept === 'saving' ? 'wrapUp.saving' : 'wrapUp.notSaved')}</span>}
    </div>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call, CallEnd } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { isRequired } from '../../shared/dispositions/dispositionRules.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { Remaining } from '../ui/Remaining.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { CutOffLine } from './CutOffLine.tsx';
import { SurveyMark } from './SurveyMark.tsx';
import { useWrapUpKeys } from './useWrapUpKeys.ts';
import { KeptMark, RequiredMark } from './WriteUpMarks.tsx';
import { WriteUp } from './WriteUp.tsx';
import { emptyDraft, finishWrapUp, useWrapUpDrafts } from './wrapUpDrafts.ts';
import { isBlank } from './wrapUpKeys.ts';
import './wrapUp.css';

/** The end of a call: why it ended, what it was about, when to call again, and back to work. */
export function WrapUp({ call, end }: { readonly call: Call; readonly end: CallEnd }) {
  const { t } = useTranslation();
  const required = useConsole((state) => isRequired(state.dispositionRules, valueOf(call.facts.queue)));
  const draft = useWrapUpDrafts((drafts) => drafts[call.id]) ?? emptyDraft;
  useWrapUpKeys(call.id);

  return (
    <Panel className="wrap-up" testId="wrap-up" title={<>{t('wrapUp.title')}{required && <RequiredMark />}</>} extra={<WrapUpHead call={call} end={end} />}>
      {end.cause === 'cutOff' && <CutOffLine call={call} />}
      <WriteUp call={call} keys onEnter={() => void finishWrapUp(call.id)}>
        <Button type="primary" data-testid="finish" onClick={() => void finishWrapUp(call.id)}>{t(isBlank(draft.disposition) && !required ? 'wrapUp.finishWithout' : 'wrapUp.finish')}</Button>
      </WriteUp>
      <div className="wrap-up-foot">
        <span className="muted-text">{t('wrapUp.keys')}</span>
        <span role="alert" data-testid="wrap-up-fault">{draft.fault !== null && <StatusMark tone="danger">{t(draft.fault === 'required' ? 'wrapUp.requiredWords' : `wrapUp.${draft.fault}`)}</StatusMark>}</span>
        <span className="bar-space" />
        <KeptMark draft={draft} />
      </div>
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

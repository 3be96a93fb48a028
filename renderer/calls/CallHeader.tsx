import { CloseOutlined, PhoneFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { isCutOffRing } from '../../shared/calls/cutOffRing.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { BlockButton } from '../blockList/BlockButton.tsx';
import { canBeBlocked } from '../blockList/canBeBlocked.ts';
import { UnblockButton } from '../blockList/UnblockButton.tsx';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ReadingValue } from '../ui/ReadingValue.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { allowedActions } from './callActions.ts';
import { CallerAreaValue } from './CallerAreaValue.tsx';
import { CallerNumber } from './CallerNumber.tsx';
import { callStateText, callStateTone } from './callWords.ts';

/** Who calls, in large letters, and what is wrong with the call if anything is. */
export function CallHeader({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const { call, lookUps } = view;
  const may = allowedActions(call);
  const since = call.state.kind === 'talking' || call.state.kind === 'held' ? call.state.answeredAt : call.state.since;

  return (
    <section className={`call-header call-header-${call.state.kind}`} aria-label={t('calls.header')}>
      <div className="call-who">
        <div className="call-number">
          <CallerNumber view={view} />
          {call.facts.callerName.kind === 'read' && <span className="caller-name"><ReadingValue reading={call.facts.callerName} /></span>}
        </div>
        <div className="call-area">
          <span className="call-direction">{t(`calls.direction.${call.direction}`)}</span>
          <CallerAreaValue outcome={lookUps.area} />
          <CallersBlock key={call.id} view={view} />
        </div>
      </div>
      <CallWarnings view={view} />
      <div className="call-clock">
        <StatusMark tone={callStateTone(call)}>{callStateText(t, call)}</StatusMark>
        <span className="call-timer">
          {call.state.kind === 'ended' ? <Elapsed since={call.state.answeredAt ?? call.startedAt} until={call.state.since} /> : <Elapsed since={since} />}
        </span>
      </div>
      {may.answer && (
        <div className="call-decision">
          <button type="button" className="control control-large control-answer" data-testid="ring-answer" onMouseDown={keepFocus} onClick={() => void send('call:answer', { callId: call.id })}>
            <PhoneFilled /> {t('calls.answer')} <KeyHint keys="F9" />
          </button>
          <button type="button" className="control control-large control-hangUp" data-testid="ring-reject" onMouseDown={keepFocus} onClick={() => void send('call:reject', { callId: call.id, with: 'busy' })}>
            <CloseOutlined /> {t('calls.reject')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The way onto the block list or off it; not while it rings, when whatever is pressed is about the call. */
function CallersBlock({ view: { call, callerNumber, lookUps } }: { readonly view: CallView }) {
  const { t } = useTranslation();
  if (call.state.kind === 'ringing' || lookUps.blocked.kind === 'pending' || !canBeBlocked(callerNumber.key)) return null;
  return lookUps.blocked.kind === 'found' ? <UnblockButton number={callerNumber.key} /> : <BlockButton number={callerNumber.key}>{t('blockList.add')}</BlockButton>;
}

function CallWarnings({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const { call, lookUps } = view;
  const connected = call.state.kind === 'talking' || call.state.kind === 'held';
  const cutOff = useConsole(({ registration, mode }) => mode === 'live' && isCutOffRing(call, registration));
  return (
    <div className="call-warnings" role="status">
      {lookUps.blocked.kind === 'found' && (
        <StatusMark soft tone="danger">{t(call.direction === 'incoming' ? 'calls.blocked' : 'calls.blockedCallee', { reason: lookUps.blocked.value.reason })}</StatusMark>
      )}
      {cutOff && <StatusMark soft tone="danger">{t(`calls.cutOff.${call.state.kind === 'answering' ? 'answering' : 'ringing'}`)}</StatusMark>}
      {connected && call.silentMicrophone && <StatusMark soft tone="danger">{t('calls.silentMicrophone')}</StatusMark>}
      {connected && !call.mediaConnected && <StatusMark soft tone="warn">{t('calls.mediaReconnecting')}</StatusMark>}
      {connected && call.muted && <StatusMark soft tone="warn">{t('calls.mutedNow')}</StatusMark>}
    </div>
  );
}

import { CaretRightOutlined, CloseOutlined, PhoneFilled, UserAddOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { heldByAgent, isConnected } from '../../shared/calls/call.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { numberText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { callOnLine } from './callActions.ts';
import { callStateText, callStateTone } from './callWords.ts';

/** One tab per call; a call that waits while another is focused can be taken, refused or resumed from here. */
export function LinesStrip() {
  const { t } = useTranslation();
  const calls = useConsole((state) => state.calls);
  const focusedId = useConsole((state) => state.focusedCallId);
  return (
    <div className="lines" data-testid="lines" role="group" aria-label={t('calls.lines')}>
      {calls.map((view) => <Line key={view.call.id} view={view} focused={view.call.id === focusedId} byKey={calls.length > 1 && callOnLine(calls, view.call.line)?.id === view.call.id} />)}
    </div>
  );
}

interface LineProps {
  readonly view: CallView;
  readonly focused: boolean;
  /** Ctrl with the line's number turns to it. */
  readonly byKey: boolean;
}

function Line({ view, focused, byKey }: LineProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call, callerNumber, lookUps } = view;
  const waiting = call.state.kind === 'ringing' && call.direction === 'incoming' && !focused;
  const name = lookUps.customer.kind === 'found' ? lookUps.customer.value.name : '';
  const word = waiting ? t('calls.waiting') : call.state.kind === 'talking' && call.alarm !== null ? t('mediaAlarm.short') : call.inConference ? t('conference.inIt') : callStateText(t, call);

  return (
    <div className={`line${focused ? ' line-focused' : ''}${waiting ? ' line-waiting' : ''}`} data-testid="line">
      <button
        type="button"
        className="line-tab"
        aria-pressed={focused}
        aria-keyshortcuts={byKey ? `Control+${call.line}` : undefined}
        title={byKey && !focused ? t('calls.lineHint', { line: call.line }) : undefined}
        onClick={() => void send('call:focus', { callId: call.id })}
      >
        {/* The line of a call that has ended is free: another call may stand on it beside this one. */}
        {call.state.kind !== 'ended' && <span className="line-number" aria-label={t('calls.line', { line: call.line })}>{call.line}</span>}
        <span className="line-caller">{numberText(t, callerNumber, locale)}</span>
        {name !== '' && <span className="line-name">{name}</span>}
        {call.consultsFor !== null && <span className="line-role">{t('calls.consultation')}</span>}
        <StatusMark tone={call.alarm === null ? callStateTone(call) : 'danger'}>{word}</StatusMark>
        {call.state.kind === 'ended' ? <Elapsed since={call.state.answeredAt ?? call.startedAt} until={call.state.since} /> : <Elapsed since={call.state.since} />}
        {byKey && !focused && !waiting && <KeyHint keys={`Ctrl ${call.line}`} />}
      </button>
      {waiting ? <WaitingActions call={call} /> : <HeldActions call={call} focused={focused} />}
    </div>
  );
}

function WaitingActions({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  return (
    <>
      <button type="button" className="line-action line-take" data-testid="line-answer" tabIndex={-1} onMouseDown={keepFocus} title={t('calls.takeHint')} onClick={() => void send('call:answer', { callId: call.id })}>
        <PhoneFilled /> {t('calls.take')}
      </button>
      <button type="button" className="line-action line-refuse" data-testid="line-reject" tabIndex={-1} onMouseDown={keepFocus} onClick={() => void send('call:reject', { callId: call.id, with: 'busy' })}>
        <CloseOutlined /> {t('calls.refuse')}
      </button>
    </>
  );
}

/** Resumes a held call that is not in the middle (the other one is then held), or takes it into the conference. */
function HeldActions({ call, focused }: { readonly call: Call; readonly focused: boolean }) {
  const { t } = useTranslation();
  const conference = useConsole((state) => state.conference);
  const joins = conference !== null && isConnected(call) && !conference.callIds.includes(call.id);
  const resumes = !focused && heldByAgent(call) && call.transfer === null && !call.inConference;
  return (
    <>
      {resumes && (
        <button type="button" className="line-action line-quiet" data-testid="line-resume" onMouseDown={keepFocus} title={t('calls.swapHint')} onClick={() => void send('call:resume', { callId: call.id })}>
          <CaretRightOutlined /> {t('calls.swap')}
        </button>
      )}
      {joins && (
        <button type="button" className="line-action line-quiet" data-testid="line-join" onMouseDown={keepFocus} onClick={() => void send('conference:add', { callId: call.id })}>
          <UserAddOutlined /> {t('conference.add')}
        </button>
      )}
    </>
  );
}

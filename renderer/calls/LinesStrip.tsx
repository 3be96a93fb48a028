import { CloseOutlined, PhoneFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { numberText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { callStateText, callStateTone } from './callWords.ts';

/** One tab per call; a call that waits while another is focused can be taken or refused from here. */
export function LinesStrip() {
  const { t } = useTranslation();
  const calls = useConsole((state) => state.calls);
  const focusedId = useConsole((state) => state.focusedCallId);
  return (
    <div className="lines" data-testid="lines" role="group" aria-label={t('calls.lines')}>
      {calls.map((view) => <Line key={view.call.id} view={view} focused={view.call.id === focusedId} />)}
    </div>
  );
}

function Line({ view, focused }: { readonly view: CallView; readonly focused: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call, callerNumber, lookUps } = view;
  const waiting = call.state.kind === 'ringing' && call.direction === 'incoming' && !focused;
  const name = lookUps.customer.kind === 'found' ? lookUps.customer.value.name : '';

  return (
    <div className={`line${focused ? ' line-focused' : ''}${waiting ? ' line-waiting' : ''}`} data-testid="line">
      <button type="button" className="line-tab" aria-pressed={focused} onClick={() => void send('call:focus', { callId: call.id })}>
        <span className="line-number" aria-label={t('calls.line', { line: call.line })}>{call.line}</span>
        <span className="line-caller">{numberText(t, callerNumber, locale)}</span>
        {name !== '' && <span className="line-name">{name}</span>}
        <StatusMark tone={callStateTone(call)}>{waiting ? t('calls.waiting') : callStateText(t, call)}</StatusMark>
        {call.state.kind === 'ended' ? <Elapsed since={call.startedAt} until={call.state.since} /> : <Elapsed since={call.state.since} />}
      </button>
      {waiting && (
        <>
          <button type="button" className="line-action line-take" data-testid="line-answer" tabIndex={-1} onMouseDown={keepFocus} title={t('calls.takeHint')} onClick={() => void send('call:answer', { callId: call.id })}>
            <PhoneFilled /> {t('calls.take')}
          </button>
          <button type="button" className="line-action line-refuse" data-testid="line-reject" tabIndex={-1} onMouseDown={keepFocus} onClick={() => void send('call:reject', { callId: call.id, with: 'busy' })}>
            <CloseOutlined /> {t('calls.refuse')}
          </button>
        </>
      )}
    </div>
  );
}

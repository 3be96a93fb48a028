import i18next from 'i18next';
import type { MouseEvent } from 'react';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';
import { isCutOffRing } from '../../shared/calls/cutOffRing.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { attempt } from '../bridge/send.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { numberText } from '../ui/numberText.ts';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';
import { PopArea, PopCustomer, PopIvr, PopQueue, PopRouting, PopRule, PopServiceNumber } from './PopValues.tsx';

interface PopCardProps {
  readonly view: CallView;
  /** Further calls that ring. */
  readonly others: number;
  readonly state: ConsoleState;
}

/** Only a pointer can press: a click made by the keyboard has no detail. */
function byPointer(action: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail > 0) action();
  };
}

/** Everything known about a ringing call on 420 × 150 pixels. Rows keep their places while data fills in. */
export function PopCard({ view, others, state }: PopCardProps) {
  const t = i18next.t;
  const locale = state.preferences.locale;
  const { call, callerNumber, lookUps } = view;
  const blocked = lookUps.blocked.kind === 'found' ? lookUps.blocked.value.reason : null;
  const caller = call.facts.caller.kind === 'unreadable' ? t('source.unreadable') : numberText(t, callerNumber, locale);

  return (
    <main className="pop" data-testid="pop" data-call-id={call.id} aria-label={t('calls.ringing.incoming')}>
      <div className="pop-row pop-top">
        <StatusMark tone="info">{t('calls.ringing.incoming')}</StatusMark>
        <span className="pop-clock"><Elapsed since={call.state.since} /></span>
        {others > 0 && <span className="pop-others" data-testid="pop-others">{t('calls.moreWaiting', { count: others })}</span>}
        <span className="pop-space" />
        <span data-testid="pop-service-number" className="pop-service"><PopServiceNumber view={view} state={state} /></span>
        <span data-testid="pop-routing"><PopRouting outcome={lookUps.routing} /></span>
      </div>
      <div className="pop-row pop-caller">
        <span className="pop-number" data-testid="pop-number">{caller}</span>
        <span className="pop-area" data-testid="pop-area"><PopArea outcome={lookUps.area} locale={locale} /></span>
      </div>
      <div className="pop-row" data-testid="pop-customer">
        {blocked === null ? <PopCustomer view={view} locale={locale} /> : <span className="tone-danger pop-blocked"><StatusShape tone="danger" /> {t('calls.blocked', { reason: blocked })}</span>}
      </div>
      {isCutOffRing(call, state.registration) && state.mode === 'live' ? (
        <div className="pop-row tone-danger pop-blocked" data-testid="pop-cut-off"><StatusShape tone="danger" /> {t('calls.cutOff.pop')}</div>
      ) : (
        <div className="pop-row pop-path">
          <span className="pop-ivr" data-testid="pop-ivr"><PopIvr reading={call.facts.ivrPath} /></span>
          <PopQueue queue={valueOf(call.facts.queue)} waitSeconds={valueOf(call.facts.queueWaitSeconds)} />
        </div>
      )}
      <div className="pop-row pop-bottom" onMouseDown={(event) => event.preventDefault()}>
        <button type="button" tabIndex={-1} className="pop-button pop-answer" data-testid="pop-answer" onClick={byPointer(() => void attempt('call:answer', { callId: call.id }))}>{t('calls.answer')} <kbd>F9</kbd></button>
        <button type="button" tabIndex={-1} className="pop-button" data-testid="pop-reject" onClick={byPointer(() => void attempt('call:reject', { callId: call.id, with: 'busy' }))}>{t('calls.reject')}</button>
        <button type="button" tabIndex={-1} className="pop-open" data-testid="pop-open" onClick={byPointer(() => void openConsole(call.id))}>{t('calls.openConsole')}</button>
        {state.mode === 'practice' && <span className="pop-practice">{t('practice.short')}</span>}
        <span className="pop-rule"><PopRule view={view} /></span>
      </div>
    </main>
  );
}

async function openConsole(callId: string): Promise<void> {
  await attempt('call:focus', { callId });
  await attempt('console:show', {});
}

import { useTranslation } from 'react-i18next';
import { isConnected } from '../../shared/calls/call.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keyText } from '../ui/numberText.ts';
import { Fact, Panel } from '../ui/Panel.tsx';
import { ReadingValue } from '../ui/ReadingValue.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { CallSoFar } from './CallSoFar.tsx';
import { IvrSteps } from './IvrSteps.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import { RoutingPanel } from './RoutingPanel.tsx';
import { TransferPanel } from './TransferPanel.tsx';
import { waitText } from './waitText.ts';

/** The right column: the 400 number, how the call got here, how it sounds. */
export function ThisCall({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call } = view;
  const { facts } = call;
  const answeredAt = 'answeredAt' in call.state ? call.state.answeredAt : undefined;

  return (
    <aside className="call-side" aria-label={t('calls.thisCall')}>
      <TransferPanel call={call} />
      {call.direction === 'incoming' && <RoutingPanel view={view} />}
      {call.direction === 'incoming' && (
        <Panel title={t('calls.path')}>
          <ReadingValue reading={facts.ivrPath} absent={<span className="muted-text">{t('calls.noIvr')}</span>}>
            {(steps) => <IvrSteps steps={steps} />}
          </ReadingValue>
          <dl className="facts path-facts">
            <Fact label={t('calls.queue')}><ReadingValue reading={facts.queue} /></Fact>
            <Fact label={t('calls.queueWait')}>
              <ReadingValue reading={facts.queueWaitSeconds}>{(seconds) => waitText(t, seconds)}</ReadingValue>
            </Fact>
          </dl>
        </Panel>
      )}
      {call.direction === 'outgoing' && (
        <Panel title={t('calls.outgoing')}>
          <dl className="facts">
            {call.shownNumber !== '' && <Fact label={t('calls.shownNumber')}><b className="figure">{keyText(t, call.shownNumber, locale)}</b></Fact>}
            <Fact label={t(answeredAt === undefined ? 'calls.dialledAt' : 'calls.answeredAfter')}><Elapsed since={call.startedAt} until={answeredAt ?? (call.state.kind === 'ended' ? call.state.since : undefined)} /></Fact>
          </dl>
        </Panel>
      )}
      <QualityPanel callId={call.id} connected={isConnected(call)} mediaConnected={call.mediaConnected} />
      <CallSoFar call={call} />
    </aside>
  );
}

import { isConnected } from '../../shared/calls/call.ts';
import { useConsole, focusedCall } from '../stores/consoleStore.ts';
import { CrmSection } from '../crm/CrmSection.tsx';
import { CustomerPanel } from '../customers/CustomerPanel.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { CallHeader } from './CallHeader.tsx';
import { ConferenceStrip } from './ConferenceStrip.tsx';
import { ConsultStrip } from './ConsultStrip.tsx';
import { IdleView } from './IdleView.tsx';
import { LinesStrip } from './LinesStrip.tsx';
import { MediaAlarmBanner } from './MediaAlarmBanner.tsx';
import { NotesInCall } from './NotesInCall.tsx';
import { ThisCall } from './ThisCall.tsx';
import { WrapUp } from './WrapUp.tsx';
import './calls.css';

/** The calls on the lines with the focused one in full, or the idle view. */
export function CallPage() {
  const view = useConsole(focusedCall);
  const calls = useConsole((state) => state.calls);
  const caller = view === undefined ? undefined : calls.find(({ call }) => call.id === view.call.consultsFor && call.state.kind !== 'ended');

  return (
    <div className="call-page">
      {calls.length > 0 && <LinesStrip />}
      <ConsultStrip />
      <ConferenceStrip />
      {view === undefined ? (
        <IdleView />
      ) : (
        <>
          <CallHeader view={view} />
          <ConsentNotice call={view.call} />
          {view.call.alarm !== null && view.call.state.kind !== 'ended' && <MediaAlarmBanner alarm={view.call.alarm} />}
          <div className="call-columns">
            <div key={view.call.id} className="call-middle">
              {/* While a colleague is asked, the agent needs the caller's card, not the colleague's. */}
              <CustomerPanel view={caller ?? view} />
              <CrmSection crm={(caller ?? view).crm} />
              {view.call.state.kind === 'ended' && <WrapUp call={view.call} end={view.call.state.end} />}
              {isConnected(view.call) && <NotesInCall call={caller?.call ?? view.call} />}
            </div>
            <ThisCall view={view} />
          </div>
        </>
      )}
    </div>
  );
}

import { isConnected } from '../../shared/calls/call.ts';
import { useConsole, focusedCall } from '../stores/consoleStore.ts';
import { CrmSection } from '../crm/CrmSection.tsx';
import { CustomerPanel } from '../customers/CustomerPanel.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { CallHeader } from './CallHeader.tsx';
import { concernOf } from './concernOf.ts';
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
  const conference = useConsole((state) => state.conference);
  const concern = view === undefined ? undefined : concernOf({ calls, conference }, view);

  return (
    <div className="call-page">
      {calls.length > 0 && <LinesStrip />}
      <ConsultStrip />
      <ConferenceStrip />
      {view === undefined || concern === undefined ? (
        <IdleView />
      ) : (
        <>
          <CallHeader view={view} />
          <ConsentNotice call={view.call} />
          {view.call.alarm !== null && view.call.state.kind !== 'ended' && <MediaAlarmBanner alarm={view.call.alarm} />}
          <div className="call-columns">
            <div key={view.call.id} className="call-middle">
              {/* Whose card it is may change in a call: what was typed for the one is not saved for the other. */}
              <CustomerPanel key={concern.call.id} view={concern} />
              <CrmSection crm={concern.crm} />
              {view.call.state.kind === 'ended' && <WrapUp call={view.call} end={view.call.state.end} />}
              {isConnected(view.call) && <NotesInCall call={concern.call} />}
            </div>
            <ThisCall view={view} />
          </div>
        </>
      )}
    </div>
  );
}

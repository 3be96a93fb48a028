import { useTranslation } from 'react-i18next';
import { reviewCall } from '../stores/viewStore.ts';
import { RecordingCare } from './RecordingCare.tsx';
import { PlayerStage } from './PlayerStage.tsx';
import { useRecordingDesk } from './useRecordingDesk.ts';

/** The player beside a call's details, the same parts as on the review page, which is one click away; and how long the recording is kept. */
export function RecordingPlayer({ callId, plays }: { readonly callId: string; /** The log has a recording of the call. */ readonly plays: boolean }) {
  const { t } = useTranslation();
  const desk = useRecordingDesk(callId);
  return (
    <section className="player-in-drawer">
      {plays && desk.state !== 'deleted' && <PlayerStage desk={desk} compact />}
      {desk.state === 'there' && <button type="button" className="link-button" data-testid="open-review" onClick={() => reviewCall(callId)}>{t('player.openReview')}</button>}
      {desk.recording !== null && <RecordingCare callId={callId} recording={desk.recording} />}
    </section>
  );
}

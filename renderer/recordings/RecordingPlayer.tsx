import { useTranslation } from 'react-i18next';
import { reviewCall } from '../stores/viewStore.ts';
import { PlayerStage } from './PlayerStage.tsx';
import { useRecordingDesk } from './useRecordingDesk.ts';

/** The player beside a call's details: the same parts as on the review page, which is one click away. */
export function RecordingPlayer({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const desk = useRecordingDesk(callId);
  return (
    <section className="player-in-drawer">
      <PlayerStage desk={desk} compact />
      {desk.state === 'there' && <button type="button" className="link-button" data-testid="open-review" onClick={() => reviewCall(callId)}>{t('player.openReview')}</button>}
    </section>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { createRemembered } from '../../../stores/windowMemory.ts';
import { momentText } from '../../../ui/duration.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { SideList } from '../SideList.tsx';
import { useRight } from '../useRight.ts';
import { CalibrationForm } from './CalibrationForm.tsx';
import { CalibrationDesk } from './CalibrationDesk.tsx';
import '../scoring.css';

/** What is opened; it stays when another tab is looked at, and over a reload. `new` = the form. */
const useOpened = createRemembered<{ readonly id: string | null }>('openedCalibration', { id: null });

/** Calibrations: several reviewers judge the same calls, and see how far they are apart. */
export function CalibrationView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('calibration:list', {}, revision);
  const lead = useRight('lead');
  const opened = useOpened(({ id }) => id);
  if (answer.kind === 'waiting') return <div className="review-desk-part" aria-busy="true" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;

  const open = (id: string | null): void => useOpened.setState({ id });
  const making = opened === 'new' && lead;
  const shown = making ? undefined : (answer.value.find(({ id }) => id === opened) ?? answer.value[0]);
  return (
    <div className="review-desk-part" data-testid="calibration-view">
      <SideList
        label={t('review.part.calibration')} chosenId={shown?.id ?? null} onChoose={open} testId="calibration-list" empty={t('review.calibration.none')}
        extra={lead && <Button size="small" icon={<PlusOutlined />} data-testid="calibration-new" onClick={() => open('new')}>{t('review.calibration.new')}</Button>}
        rows={answer.value.map((one) => ({ id: one.id, title: one.name, words: `${t('review.calibration.size', { calls: one.callIds.length, reviewers: one.reviewers.length })} · ${momentText(one.madeAt, now, locale)}`, mark: <CalibrationMark calibration={one} />, quiet: one.closedAt !== null }))}
      />
      {making && <CalibrationForm onMade={open} onCancel={() => open(null)} />}
      {shown !== undefined && <CalibrationDesk key={shown.id} calibration={shown} />}
      {!making && shown === undefined && (
        <section className="panel review-empty">
          <strong>{t('review.calibration.none')}</strong><span>{t('review.calibration.noneWords')}</span>
          {lead && <Button type="primary" icon={<PlusOutlined />} onClick={() => open('new')}>{t('review.calibration.new')}</Button>}
        </section>
      )}
    </div>
  );
}

/** How far a calibration has come: closed, complete, or how many reviews are handed in. */
export function CalibrationMark({ calibration: { closedAt, handedIn, callIds, reviewers } }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const all = callIds.length * reviewers.length;
  if (closedAt !== null) return <StatusMark tone="quiet">{t('review.calibration.closed')}</StatusMark>;
  return <StatusMark tone={handedIn >= all ? 'ok' : 'info'}><span className="figure">{handedIn}/{all}</span></StatusMark>;
}

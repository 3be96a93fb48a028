import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calibration, CalibrationResult } from '../../../../shared/reviews/calibration.ts';
import { errorText } from '../../../app/errorText.ts';
import { attempt } from '../../../bridge/send.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { reviewCall } from '../../../stores/viewStore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useCard } from '../panel/useCard.ts';
import { useRight } from '../useRight.ts';
import { CriterionAgreement } from './CriterionAgreement.tsx';
import { HandOver } from './HandOver.tsx';
import { TotalsMatrix } from './TotalsMatrix.tsx';

/** One calibration: how far it has come, and how far the reviewers are apart. */
export function CalibrationDesk({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('calibration:result', { id: calibration.id }, revision);
  const lead = useRight('lead');
  const mayGive = useRight('exportData');
  const [giving, setGiving] = useState(false);
  const all = calibration.callIds.length * calibration.reviewers.length;

  async function close(): Promise<void> {
    const reply = await attempt('calibration:close', { id: calibration.id });
    if (!reply.ok) reportFailure(reply.error);
  }
  return (
    <Panel
      className="calibration-desk" testId="calibration-desk" title={calibration.name}
      extra={lead && calibration.closedAt === null && (
        <span className="score-buttons">
          {mayGive && <Button size="small" aria-expanded={giving} data-testid="calibration-hand-over" onClick={() => setGiving(true)}>{t('review.calibration.handOver')}</Button>}
          <Popconfirm title={t(calibration.handedIn < all ? 'review.calibration.closeEarly' : 'review.calibration.closeWords')} okText={t('review.calibration.close')} cancelText={t('app.cancel')} onConfirm={() => void close()}>
            <Button size="small" data-testid="calibration-close">{t('review.calibration.close')}</Button>
          </Popconfirm>
        </span>
      )}
    >
      <div className="calibration-progress">
        <span className="figure">{t('review.calibration.handedIn', { count: calibration.handedIn, all })}</span>
        <span className="meter" role="progressbar" aria-valuenow={calibration.handedIn} aria-valuemin={0} aria-valuemax={all} aria-label={t('review.calibration.handedIn', { count: calibration.handedIn, all })}><i style={{ width: `${all === 0 ? 0 : (calibration.handedIn / all) * 100}%` }} /></span>
      </div>
      {giving && calibration.closedAt === null && <HandOver calibration={calibration} onEnd={() => setGiving(false)} />}
      {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && answer.value !== null && <Result result={answer.value} />}
    </Panel>
  );
}

function Result({ result }: { readonly result: CalibrationResult }) {
  const { t } = useTranslation();
  const { calibration, blind, kappa, pairs, totals } = result;
  const me = useConsole((state) => state.seat.user);
  const answer = useCard(calibration.cardId, calibration.cardVersion);
  const mine = new Set(totals.filter(({ reviewer }) => reviewer === me).map(({ callId }) => callId));
  const next = calibration.closedAt === null && calibration.reviewers.includes(me) ? calibration.callIds.find((callId) => !mine.has(callId)) : undefined;
  return (
    <>
      {(blind || next !== undefined) && (
        <div className="calibration-blind" data-testid="calibration-blind">
          {blind && <><StatusMark tone="info">{t('review.calibration.blind')}</StatusMark><span>{t('review.calibration.blindUntil')}</span></>}
          {next !== undefined && <Button size="small" type="primary" data-testid="calibration-judge" onClick={() => reviewCall(next, null, calibration.id)}>{t('review.calibration.judgeNext')}</Button>}
        </div>
      )}
      <TotalsMatrix result={result} />
      {!blind && pairs.length > 0 && answer.kind === 'answered' && answer.value !== null && <CriterionAgreement card={answer.value} kappa={kappa} pairs={pairs} />}
    </>
  );
}

import { useEffect } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SamplingPlan } from '../../../../shared/reviews/samplingPlan.ts';
import { errorText } from '../../../app/errorText.ts';
import { send } from '../../../bridge/send.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { SideList } from '../SideList.tsx';
import { isKept, newPlan } from './newPlan.ts';
import { PlanForm } from './PlanForm.tsx';
import { forgetPlan, openPlan, usePlanWritings, writePlan } from './planWritings.ts';
import '../scoring.css';

/** Plans that put calls into the reviewers' queue. */
export function SamplingView() {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('samplingPlan:list', {}, revision);
  const { written, openedId } = usePlanWritings();
  const list = answer.kind === 'answered' ? answer.value : null;
  useEffect(() => {
    for (const plan of list ?? []) if (written[plan.id] !== undefined && isKept(written[plan.id] ?? plan, plan)) forgetPlan(plan.id);
  }, [list, written]);
  if (answer.kind === 'waiting') return <div className="review-desk-part" aria-busy="true" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;

  const kept = answer.value;
  const all = [...Object.values(written).filter(({ id }) => !kept.some((plan) => plan.id === id)), ...kept];
  const plan = all.find(({ id }) => id === openedId) ?? all[0];
  const add = (): void => writePlan({ ...newPlan(), name: '' });
  const words = ({ period, perAgent, kind }: SamplingPlan): string => `${t(`review.sampling.kind.${kind}`)} · ${t(`review.sampling.every.${period}`, { count: perAgent })}`;
  return (
    <div className="review-desk-part" data-testid="sampling-view">
      <SideList
        label={t('review.part.sampling')} chosenId={plan?.id ?? null} onChoose={openPlan} testId="plan-list" empty={t('review.sampling.none')}
        extra={<Button size="small" icon={<PlusOutlined />} data-testid="plan-new" onClick={add}>{t('review.sampling.new')}</Button>}
        rows={all.map((one) => {
          const shown = written[one.id] ?? one;
          return { id: one.id, title: shown.name || t('review.cards.unnamed'), words: words(shown), quiet: !one.on, mark: kept.includes(one) ? <PlanSwitch plan={one} /> : <StatusMark tone="warn">{t('review.cards.notSaved')}</StatusMark> };
        })}
      />
      {plan === undefined
        ? <section className="panel review-empty"><strong>{t('review.sampling.none')}</strong><span>{t('review.sampling.noneWords')}</span><Button type="primary" icon={<PlusOutlined />} onClick={add}>{t('review.sampling.new')}</Button></section>
        : <PlanForm key={plan.id} kept={kept.find(({ id }) => id === plan.id) ?? null} plan={written[plan.id] ?? plan} />}
    </div>
  );
}

function PlanSwitch({ plan }: { readonly plan: SamplingPlan }) {
  const { t } = useTranslation();
  return (
    <span className="plan-switch" onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <StatusMark tone={plan.on ? 'ok' : 'quiet'}>{t(plan.on ? 'review.sampling.on' : 'review.sampling.off')}</StatusMark>
      <Switch size="small" checked={plan.on} aria-label={t('review.sampling.onOf', { name: plan.name })} data-testid="plan-on" onChange={(on) => void send('samplingPlan:save', { ...plan, on })} />
    </span>
  );
}

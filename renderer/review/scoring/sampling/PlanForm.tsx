import { useState } from 'react';
import { Button, Input, InputNumber, Popconfirm, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SamplingPlan } from '../../../../shared/reviews/samplingPlan.ts';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { Fault } from '../Fault.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { isKept, planFaults, tidiedPlan, type PlanFault } from './newPlan.ts';
import { forgetPlan, openPlan, writePlan } from './planWritings.ts';

const kinds = ['random', 'rule', 'risk'] as const;
const periods = ['day', 'week'] as const;

/** A plan: which calls, how many of each agent, how often. */
export function PlanForm({ kept, plan }: { readonly kept: SamplingPlan | null; readonly plan: SamplingPlan }) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const [drawn, setDrawn] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const unsaved = !isKept(plan, kept);
  const faults = tried ? planFaults(plan) : [];
  const wordsOf = (fault: PlanFault): string | null => (faults.includes(fault) ? t(`review.sampling.fault.${fault}`) : null);
  const put = (change: Partial<SamplingPlan>): void => {
    setDrawn(null);
    writePlan({ ...plan, ...change });
  };

  async function save(): Promise<boolean> {
    setTried(true);
    if (planFaults(plan).length > 0) return false;
    if (!unsaved) return true;
    const reply = await attempt('samplingPlan:save', tidiedPlan(plan));
    if (!reply.ok) {
      reportFailure(reply.error);
      return false;
    }
    // It stays in sight until the list has it, and is forgotten then.
    writePlan(tidiedPlan(plan));
    return true;
  }
  async function draw(): Promise<void> {
    setBusy(true);
    if (await save()) {
      const reply = await attempt('samplingPlan:draw', { id: plan.id });
      if (reply.ok) setDrawn(reply.value.chosen);
      else reportFailure(reply.error);
    }
    setBusy(false);
  }
  async function remove(): Promise<void> {
    if (kept !== null) {
      const reply = await attempt('samplingPlan:remove', { id: plan.id });
      if (!reply.ok) return reportFailure(reply.error);
    }
    forgetPlan(plan.id);
    openPlan(null);
  }

  return (
    <Panel
      className="plan-form" testId="plan-form" title={<>{plan.name || t('review.sampling.new')} {unsaved && <StatusMark tone="warn">{t('review.cards.notSaved')}</StatusMark>}</>}
      extra={
        <span className="score-buttons">
          <Popconfirm title={t('review.sampling.removeWords')} okText={t('review.sampling.removeNow')} cancelText={t('app.cancel')} onConfirm={() => void remove()}><Button size="small" data-testid="plan-remove">{t('review.sampling.remove')}</Button></Popconfirm>
          <Button size="small" disabled={!unsaved} data-testid="plan-save" onClick={() => void save()}>{t('review.cards.save')}</Button>
          <Button size="small" type="primary" loading={busy} data-testid="plan-draw" onClick={() => void draw()}>{t('review.sampling.draw')}</Button>
        </span>
      }
    >
      <div className="plan-fields">
        {drawn !== null && <p className="plan-drawn" role="status" data-testid="plan-drawn"><StatusMark tone={drawn > 0 ? 'ok' : 'quiet'}>{t(drawn > 0 ? 'review.sampling.drawn' : 'review.sampling.drawnNone', { count: drawn })}</StatusMark></p>}
        <label className="plan-name">
          <span>{t('review.sampling.name')}</span>
          <Input value={plan.name} maxLength={100} status={wordsOf('nameMissing') === null ? '' : 'error'} data-testid="plan-name" onChange={(event) => put({ name: event.target.value })} />
        </label>
        <Fault words={wordsOf('nameMissing')} />
        <div className="plan-kinds" role="radiogroup" aria-label={t('review.sampling.how')}>
          {kinds.map((kind) => (
            <button key={kind} type="button" role="radio" className="plan-kind" aria-checked={plan.kind === kind} data-testid={`plan-kind-${kind}`} onClick={() => put({ kind })}>
              <b>{t(`review.sampling.kind.${kind}`)}</b>
              <span className="soft-text">{t(`review.sampling.kindWords.${kind}`)}</span>
            </button>
          ))}
        </div>
        <div className="plan-line">
          <label><span>{t('review.sampling.perAgent')}</span><InputNumber value={plan.perAgent} min={1} max={100} precision={0} data-testid="plan-per-agent" onChange={(perAgent) => perAgent !== null && put({ perAgent })} /></label>
          <Segmented aria-label={t('review.sampling.period')} value={plan.period} options={periods.map((value) => ({ value, label: t(`review.sampling.per.${value}`) }))} onChange={(period) => put({ period })} />
        </div>
        <ConditionFields conditions={plan.conditions} onChange={(change) => put({ conditions: { ...plan.conditions, ...change } })} />
        <Fault words={wordsOf('conditionMissing')} />
        <details className="plan-advanced">
          <summary>{t('review.sampling.advanced')}</summary>
          <label className="plan-name"><span>{t('review.sampling.seed')}</span><Input value={plan.seed} maxLength={64} aria-describedby="seed-words" onChange={(event) => put({ seed: event.target.value })} /></label>
          <p id="seed-words" className="muted-text">{t('review.sampling.seedWords')}</p>
          <Fault words={wordsOf('seedMissing')} />
        </details>
      </div>
    </Panel>
  );
}

import type { ReactNode } from 'react';
import { AutoComplete, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import type { Conditions } from './newPlan.ts';
import { useClear } from '../../../ui/useClear.tsx';

interface ConditionFieldsProps {
  readonly conditions: Conditions;
  readonly onChange: (change: Partial<Conditions>) => void;
}

/** What a call must be to be chosen; an empty field asks for nothing. */
export function ConditionFields({ conditions, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const clear = useClear();
  const numbers = useConsole((state) => state.serviceNumbers);
  const known = useAnswer('callLog:values', {});
  const queues = known.kind === 'answered' ? known.value.queue : [];
  const any = t('review.sampling.any');
  const field = (name: 'serviceNumber' | 'queue' | 'minTalk' | 'survey' | 'disposition', control: ReactNode) => <label key={name}><span>{t(`review.sampling.condition.${name}`)}</span>{control}</label>;
  return (
    <fieldset className="plan-conditions">
      <legend>{t('review.sampling.conditions')}</legend>
      {field('serviceNumber', <Select allowClear={clear} value={conditions.serviceNumber} placeholder={any} options={numbers.map(({ number, label }) => ({ value: number, label: label === '' ? number : `${number} ${label}` }))} onChange={(value: string | undefined) => onChange({ serviceNumber: value ?? null })} data-testid="plan-service-number" />)}
      {field('queue', <AutoComplete allowClear={clear} value={conditions.queue ?? ''} placeholder={any} options={queues.map((value) => ({ value }))} onChange={(value: string | undefined) => onChange({ queue: value === undefined || value === '' ? null : value.slice(0, 80) })} data-testid="plan-queue" />)}
      {field('minTalk', <InputNumber value={conditions.minTalkSeconds} min={0} max={36_000} precision={0} placeholder={any} suffix={t('review.sampling.seconds')} onChange={(minTalkSeconds) => onChange({ minTalkSeconds })} data-testid="plan-min-talk" />)}
      {field('survey', <InputNumber value={conditions.maxSurveyScore} min={0} max={10} placeholder={any} onChange={(maxSurveyScore) => onChange({ maxSurveyScore })} data-testid="plan-survey" />)}
      {field('disposition', <Input allowClear={clear} value={conditions.disposition ?? ''} maxLength={200} placeholder={any} onChange={(event) => onChange({ disposition: event.target.value === '' ? null : event.target.value })} data-testid="plan-disposition" />)}
      <Checkbox checked={conditions.transferredOnly} onChange={(event) => onChange({ transferredOnly: event.target.checked })} data-testid="plan-transferred">{t('review.sampling.condition.transferred')}</Checkbox>
    </fieldset>
  );
}

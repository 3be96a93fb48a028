import { AutoComplete, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingModes } from '../../../shared/recordings/recordingModes.ts';
import type { RecordingRule } from '../../../shared/recordings/recordingRules.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { keyText } from '../../ui/numberText.ts';
import { useLocale } from '../../ui/useLocale.ts';
import { OrderedRules } from '../OrderedRules.tsx';
import { KeepDaysField } from './KeepDaysField.tsx';

const most = 100;
const any = 'any';
const newRule: RecordingRule = { serviceNumber: null, queue: null, direction: 'outgoing', record: 'always', keepDays: 92 };

interface RecordingRuleListProps {
  readonly rules: readonly RecordingRule[];
  readonly disabled: boolean;
  readonly onChange: (rules: readonly RecordingRule[]) => void;
}

/** Calls that are recorded otherwise, in the order in which they are looked through. */
export function RecordingRuleList({ rules, disabled, onChange }: RecordingRuleListProps) {
  const { t } = useTranslation();
  return (
    <OrderedRules
      title={t('recording.exceptions')} words={t(rules.length === 0 ? 'recording.noExceptions' : 'recording.exceptionsWords')} addWords={t('recording.addException')}
      rules={rules} most={most} disabled={disabled} className="recording-rules" testId="recording-rule" keyOf={({ queue }) => queue ?? ''} added={() => newRule} onChange={onChange}
      fields={(rule, change) => <RuleFields rule={rule} disabled={disabled} onChange={change} />}
    />
  );
}

interface RuleFieldsProps {
  readonly rule: RecordingRule;
  readonly disabled: boolean;
  readonly onChange: (rule: RecordingRule) => void;
}

/** A change that would leave the rule without anything it is for is not taken. */
function RuleFields({ rule, disabled, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const numbers = useConsole((state) => state.serviceNumbers);
  const [queue, setQueue] = useState(rule.queue ?? '');
  function take(part: Partial<RecordingRule>): void {
    const changed = { ...rule, ...part };
    if (changed.serviceNumber === null && changed.queue === null && changed.direction === null) return setQueue(rule.queue ?? '');
    onChange(changed);
  }
  const shown = rule.serviceNumber === null || numbers.some(({ number }) => number === rule.serviceNumber) ? numbers : [...numbers, { number: rule.serviceNumber, label: '' }];
  return (
    <>
      <Select
        aria-label={t('recording.ruleNumber')} disabled={disabled} value={rule.serviceNumber ?? any} popupMatchSelectWidth={false}
        options={[{ value: any, label: t('recording.anyNumber') }, ...shown.map(({ number, label }) => ({ value: number, label: `${keyText(t, number, locale)} ${label}` }))]}
        onChange={(value) => take({ serviceNumber: value === any ? null : value })}
      />
      <AutoComplete
        aria-label={t('recording.ruleQueue')} disabled={disabled} placeholder={t('recording.anyQueue')} value={queue} maxLength={80}
        onChange={(value: string) => setQueue(value)} onBlur={() => take({ queue: queue.trim() === '' ? null : queue.trim() })}
      />
      <Select
        aria-label={t('recording.ruleDirection')} disabled={disabled} value={rule.direction ?? any}
        options={[any, 'incoming', 'outgoing'].map((value) => ({ value, label: t(`recording.direction.${value as 'any' | 'incoming' | 'outgoing'}`) }))}
        onChange={(value) => take({ direction: value === any ? null : (value as 'incoming' | 'outgoing') })}
      />
      <Select aria-label={t('recording.mode')} disabled={disabled} value={rule.record} options={recordingModes.map((value) => ({ value, label: t(`recording.modeName.${value}`) }))} onChange={(record) => take({ record })} />
      <KeepDaysField label={t('recording.keep')} days={rule.keepDays} disabled={disabled} onChange={(keepDays) => take({ keepDays })} />
    </>
  );
}

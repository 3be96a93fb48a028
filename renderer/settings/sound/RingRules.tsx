import { useState } from 'react';
import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { RingRule } from '../../../shared/settings/seatSettings.ts';
import { useRecentNumbers } from '../../callLog/useRecentNumbers.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { keyText } from '../../ui/numberText.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { changePreference } from '../changePreference.ts';
import { OrderedRules } from '../OrderedRules.tsx';
import { MelodyPicker, PreviewButton } from './RingPanel.tsx';
import { isCovered, nextMatch } from './ringRules.ts';
import { VolumeField } from './VolumeField.tsx';

const kinds: readonly RingRule['match']['kind'][] = ['serviceNumber', 'queue'];
const most = 50;

/** Calls that ring otherwise, in the order in which they are looked through. */
export function RingRules() {
  const { t } = useTranslation();
  const { rules, melody, volume, numbers } = useConsole(
    useShallow(({ preferences, serviceNumbers }) => ({ rules: preferences.ringRules, melody: preferences.ringMelody, volume: preferences.ringVolume, numbers: serviceNumbers })),
  );
  const queues = [...new Set(useRecentNumbers('all').map(({ queue }) => queue).filter((queue) => queue !== ''))];
  const change = (ringRules: readonly RingRule[]) => changePreference({ ringRules: [...ringRules] });
  const known = (kind: RingRule['match']['kind']) => (kind === 'queue' ? queues : numbers.map(({ number }) => number));
  const next = nextMatch(rules, 'serviceNumber', known('serviceNumber')) ?? nextMatch(rules, 'queue', queues) ?? { kind: 'queue' as const, value: t('sound.ruleKind.queue') };

  return (
    <OrderedRules
      title={t('sound.rules')} words={t(rules.length === 0 ? 'sound.noRules' : 'sound.rulesWords')} addWords={t('sound.addRule')}
      rules={rules} most={most} className="rules" testId="ring-rule" keyOf={({ match }) => `${match.kind}/${match.value}`} added={() => ({ match: next, melody, volume })} onChange={change}
      fields={(rule, onChange) => <RuleFields rule={rule} known={known} onChange={onChange} />}
      fault={(position) => isCovered(rules, position) && <span className="rule-fault"><StatusMark tone="warn">{t('sound.ruleTwice')}</StatusMark></span>}
    />
  );
}

interface RuleFieldsProps {
  readonly rule: RingRule;
  readonly known: (kind: RingRule['match']['kind']) => readonly string[];
  readonly onChange: (rule: RingRule) => void;
}

function RuleFields({ rule, known, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const { match } = rule;
  const changeKind = (kind: RingRule['match']['kind']) => onChange({ ...rule, match: { kind, value: known(kind)[0] ?? (kind === 'queue' ? t('sound.ruleKind.queue') : match.value) } });
  return (
    <>
      <Select
        aria-label={t('sound.ruleFor')}
        value={match.kind}
        options={kinds.filter((kind) => kind === match.kind || kind === 'queue' || known(kind).length > 0).map((value) => ({ value, label: t(`sound.ruleKind.${value}`) }))}
        onChange={changeKind}
      />
      {match.kind === 'serviceNumber' ? (
        <NumberPicker value={match.value} onChange={(value) => onChange({ ...rule, match: { kind: 'serviceNumber', value } })} />
      ) : (
        <QueueField value={match.value} known={known('queue')} onChange={(value) => onChange({ ...rule, match: { kind: 'queue', value } })} />
      )}
      <MelodyPicker label={t('sound.melody')} melody={rule.melody} onChange={(melody) => onChange({ ...rule, melody })} />
      <span id={`rule-volume-${match.value}`} className="sr-only">{t('sound.volume')}</span>
      <VolumeField labelledBy={`rule-volume-${match.value}`} volume={rule.volume} onChange={(volume) => onChange({ ...rule, volume })} />
      <PreviewButton melody={rule.melody} volume={rule.volume} />
    </>
  );
}

function NumberPicker({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const numbers = useConsole((state) => state.serviceNumbers);
  const options = numbers.map(({ number, label }) => ({ value: number, label: `${keyText(t, number, locale)} ${label}` }));
  // A number that the seat no longer has keeps its rule until the agent takes it away.
  if (!numbers.some(({ number }) => number === value)) options.push({ value, label: keyText(t, value, locale) });
  return <Select aria-label={t('sound.ruleValue')} value={value} options={options} popupMatchSelectWidth={false} onChange={onChange} />;
}

/** The name as the platform sends it; kept when the field is left. */
function QueueField({ value, known, onChange }: { readonly value: string; readonly known: readonly string[]; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  function keep(typed: string): void {
    const name = typed.trim().slice(0, 80);
    if (name === '') setText(value);
    else if (name !== value) onChange(name);
  }
  return (
    <AutoComplete
      aria-label={t('sound.ruleValue')}
      placeholder={t('sound.queuePlaceholder')}
      value={text}
      options={known.map((name) => ({ value: name }))}
      onChange={setText}
      onSelect={(name: string) => keep(name)}
      onBlur={() => keep(text)}
    />
  );
}

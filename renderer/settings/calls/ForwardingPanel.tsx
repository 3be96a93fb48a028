import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Forwarding } from '../../../shared/settings/seatSettings.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { forwardReasons, readForwardTarget } from './forwarding.ts';
import type { ForwardReason } from './forwarding.ts';
import { SecondsField } from './WrapUpPanel.tsx';

const labels = { always: 'handling.forwardAlways', busy: 'handling.forwardBusy', noAnswer: 'handling.forwardNoAnswer' } as const;
const words = { always: 'handling.forwardAlwaysWords', busy: 'handling.forwardBusyWords', noAnswer: 'handling.forwardNoAnswerWords' } as const;

/** Where calls go that this seat does not take, and who sends them there. */
export function ForwardingPanel() {
  const { t } = useTranslation();
  const { forwarding, atPlatform } = useConsole(useShallow(({ preferences, services }) => ({ forwarding: preferences.forwarding, atPlatform: services.forwardingAtPlatform })));
  const change = (part: Partial<Forwarding>) => changePreference({ forwarding: { ...forwarding, ...part } });
  const active = forwardReasons.some((reason) => forwarding[reason] !== null);
  return (
    <Panel title={t('handling.forwarding')} testId="forwarding-panel">
      <p className="setting-intro" data-testid="forwarding-by">
        <StatusMark tone={atPlatform ? 'info' : active ? 'warn' : 'quiet'}><span className="mark-words">{t(atPlatform ? 'handling.forwardingThere' : 'handling.forwardingHere')}</span></StatusMark>
      </p>
      {forwardReasons.map((reason) => (
        <SettingRow
          key={reason}
          label={t(labels[reason])}
          words={t(words[reason])}
          control={(ids) => (
            <div className="field-row">
              {reason === 'noAnswer' && (
                <SecondsField label={t('handling.forwardSecondsField')} value={forwarding.noAnswerSeconds} min={5} max={120} disabled={forwarding.noAnswer === null} onChange={(noAnswerSeconds) => change({ noAnswerSeconds })} />
              )}
              <TargetField key={forwarding[reason] ?? ''} reason={reason} labelledBy={ids['aria-labelledby']} target={forwarding[reason]} onChange={(number) => change({ [reason]: number })} />
            </div>
          )}
        />
      ))}
    </Panel>
  );
}

interface TargetFieldProps {
  readonly reason: ForwardReason;
  readonly labelledBy: string;
  readonly target: string | null;
  readonly onChange: (number: string | null) => void;
}

/** Kept when the field is left or Enter is pressed; what cannot be dialled is said and not kept. */
function TargetField({ reason, labelledBy, target, onChange }: TargetFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(target ?? '');
  const read = readForwardTarget(typed);

  function keep(text: string): void {
    const result = readForwardTarget(text);
    if (result.kind === 'valid' && result.number !== target) onChange(result.number);
  }

  return (
    <div className="target-field">
      <Input
        allowClear
        value={typed}
        maxLength={32}
        status={read.kind === 'invalid' ? 'error' : undefined}
        placeholder={t('handling.forwardNumber')}
        aria-labelledby={labelledBy}
        aria-invalid={read.kind === 'invalid'}
        data-testid={`forward-${reason}`}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '') keep('');
        }}
        onBlur={() => keep(typed)}
        onPressEnter={() => keep(typed)}
      />
      {read.kind === 'invalid' && <p className="field-fault" role="alert">{t('handling.forwardInvalid')}</p>}
    </div>
  );
}

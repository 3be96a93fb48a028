import { InputNumber, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { secondsOf, wrapUpKind, wrapUpKinds } from './wrapUpTime.ts';

const longestSeconds = 3_600;

/** The time after a conversation, and what follows it. */
export function WrapUpPanel() {
  const { t } = useTranslation();
  const { wrapUpSeconds, autoIdle, meanwhile } = useConsole(
    useShallow(({ preferences, services }) => ({ wrapUpSeconds: preferences.wrapUpSeconds, autoIdle: preferences.autoIdle, meanwhile: services.wrapUpCalls })),
  );
  const kind = wrapUpKind(wrapUpSeconds);
  return (
    <Panel title={t('handling.wrapUp')}>
      <SettingRow
        label={t('handling.wrapUpTime')}
        words={t(`handling.wrapUpWords.${meanwhile}`)}
        control={(ids) => (
          <div className="field-row">
            {kind === 'limited' && <SecondsField label={t('handling.wrapUpSeconds')} value={wrapUpSeconds ?? 0} min={1} max={longestSeconds} onChange={(seconds) => changePreference({ wrapUpSeconds: seconds })} testId="wrap-up-seconds" />}
            <Segmented
              {...ids}
              value={kind}
              options={wrapUpKinds.map((value) => ({ value, label: t(`handling.wrapUpKind.${value}`) }))}
              onChange={(chosen) => changePreference({ wrapUpSeconds: secondsOf(chosen, wrapUpSeconds) })}
            />
          </div>
        )}
      />
      <SettingRow label={t('handling.autoIdle')} words={t('handling.autoIdleWords')} control={(ids) => <Switch {...ids} data-testid="auto-idle" checked={autoIdle} onChange={(on) => changePreference({ autoIdle: on })} />} />
    </Panel>
  );
}

interface SecondsFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (seconds: number) => void;
  readonly testId?: string;
  readonly disabled?: boolean;
}

/** Whole seconds; a number outside the limits is set right when the field is left. */
export function SecondsField({ label, value, min, max, onChange, testId, disabled }: SecondsFieldProps) {
  const { t } = useTranslation();
  return (
    <InputNumber
      className="seconds-field"
      aria-label={label}
      data-testid={testId}
      value={value}
      min={min}
      max={max}
      precision={0}
      disabled={disabled}
      changeOnWheel={false}
      suffix={t('handling.seconds')}
      onChange={(seconds) => {
        if (seconds !== null && seconds !== value) onChange(seconds);
      }}
    />
  );
}

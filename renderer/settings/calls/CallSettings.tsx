import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useConsole } from '../../stores/consoleStore.ts';
import { keyText } from '../../ui/numberText.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { ForwardingPanel } from './ForwardingPanel.tsx';
import { SpeedDialPanel } from './SpeedDialPanel.tsx';
import { WrapUpPanel } from './WrapUpPanel.tsx';
import './calls.css';

const switches = [
  ['doNotDisturb', 'doNotDisturb'],
  ['popEnabled', 'pop'],
  ['notificationsEnabled', 'notifications'],
  ['recordCalls', 'record'],
] as const;

/** What happens to calls: how they are announced, kept, followed, forwarded and made. */
export function CallSettings() {
  const { t } = useTranslation();
  const preferences = useConsole((state) => state.preferences);
  return (
    <>
      <Panel title={t('handling.incoming')}>
        {switches.map(([name, text]) => (
          <SettingRow
            key={name}
            label={t(`handling.${text}`)}
            words={t(`handling.${text}Words`)}
            control={(ids) => <Switch {...ids} checked={preferences[name]} data-testid={`switch-${name}`} onChange={(on) => changePreference({ [name]: on })} />}
          />
        ))}
      </Panel>
      <WrapUpPanel />
      <ForwardingPanel />
      <OutgoingPanel />
      <SpeedDialPanel />
    </>
  );
}

const first = 'first';

function OutgoingPanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { numbers, shown, choosable } = useConsole(useShallow(({ serviceNumbers, preferences, services }) => ({ numbers: serviceNumbers, shown: preferences.shownNumber, choosable: services.shownNumber })));
  const firstNumber = numbers[0]?.number;
  const options = [
    { value: first, label: !choosable || firstNumber === undefined ? t('handling.shownNone') : t('handling.shownFirst', { number: keyText(t, firstNumber, locale) }) },
    ...numbers.map(({ number, label }) => ({ value: number, label: `${keyText(t, number, locale)} ${label}` })),
  ];
  return (
    <Panel title={t('handling.outgoing')}>
      <SettingRow
        label={t('handling.shown')}
        words={t(choosable ? 'handling.shownWords' : 'handling.shownByPlatform')}
        control={(ids) => (
          <Select
            {...ids}
            className="shown-picker"
            data-testid="shown-picker"
            disabled={!choosable}
            value={choosable ? (shown ?? first) : first}
            options={options}
            onChange={(value) => changePreference({ shownNumber: value === first ? null : value })}
          />
        )}
      />
    </Panel>
  );
}

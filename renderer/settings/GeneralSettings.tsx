import { Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { changePreference } from './changePreference.ts';
import { SettingRow } from './SettingRow.tsx';

const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

/** Language names are written in their own language, whatever the interface speaks. */
const languages: readonly Preferences['locale'][] = ['zh-CN', 'en'];

const keys = ['F9', 'F10', 'F8', 'F7', 'F6', 'Ctrl+K', 'Ctrl+L'] as const;
const keyNames = { F9: 'answer', F10: 'hangUp', F8: 'mute', F7: 'hold', F6: 'card', 'Ctrl+K': 'search', 'Ctrl+L': 'dial' } as const;

/** Language, look, pop window, and the list of keys. */
export function GeneralSettings() {
  const { t } = useTranslation();
  const preferences = useConsole((state) => state.preferences);
  return (
    <>
      <Panel title={t('settings.section.general')}>
        <SettingRow
          label={t('settings.language')}
          control={(ids) => (
            <Segmented {...ids} value={preferences.locale} options={languages.map((value) => ({ value, label: t(`settings.languageName.${value}`) }))} onChange={(locale) => changePreference({ locale })} />
          )}
        />
        <SettingRow
          label={t('settings.theme')}
          control={(ids) => (
            <Segmented {...ids} value={preferences.theme} options={themes.map((value) => ({ value, label: t(`settings.themeName.${value}`) }))} onChange={(theme) => changePreference({ theme })} />
          )}
        />
        <SettingRow
          label={t('settings.pop')}
          words={t('settings.popWords')}
          control={(ids) => <Switch {...ids} checked={preferences.popEnabled} onChange={(popEnabled) => changePreference({ popEnabled })} />}
        />
      </Panel>
      <Panel title={t('settings.keys')}>
        <p className="setting-intro">{t('settings.keysWords')}</p>
        <dl className="key-list">
          {keys.map((key) => (
            <div key={key}>
              <dt><kbd className="ivr-key">{key}</kbd></dt>
              <dd>{t(`settings.key.${keyNames[key]}`)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}

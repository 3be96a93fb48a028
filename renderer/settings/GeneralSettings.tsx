import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { changePreference } from './changePreference.ts';
import { SettingRow } from './SettingRow.tsx';

const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

/** Language names are written in their own language, whatever the interface speaks. */
const languages: readonly Preferences['locale'][] = ['zh-CN', 'en'];

/** Language and look. */
export function GeneralSettings() {
  const { t } = useTranslation();
  const preferences = useConsole((state) => state.preferences);
  return (
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
    </Panel>
  );
}

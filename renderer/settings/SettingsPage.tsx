import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { BlockListPanel } from '../blockList/BlockListPanel.tsx';
import { PracticeSettings } from '../practice/PracticeSettings.tsx';
import { settingsSections, useView } from '../stores/viewStore.ts';
import type { SettingsSection } from '../stores/viewStore.ts';
import { EvidenceSettings } from '../evidence/EvidenceSettings.tsx';
import { AreaSettings } from './AreaSettings.tsx';
import { CallSettings } from './calls/CallSettings.tsx';
import { ConnectionSettings } from './connection/ConnectionSettings.tsx';
import { CrmSettings } from './crm/CrmSettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { RecordingSettings } from './recordings/RecordingSettings.tsx';
import { ShortcutSettings } from './shortcuts/ShortcutSettings.tsx';
import { SoundSettings } from './sound/SoundSettings.tsx';
import { WriteUpSettings } from './writeUp/WriteUpSettings.tsx';
import { KeysPanel } from '../vault/KeysPanel.tsx';
import './settings.css';

/** Sections left, the chosen one right. Every switch takes effect at once; only what is one whole (connection, write-up, customer system) has a save button. */
export function SettingsPage() {
  const { t } = useTranslation();
  const section = useView((view) => view.section);
  return (
    <div className="settings-page">
      <nav className="settings-nav" aria-label={t('settings.sections')}>
        {settingsSections.map((name) => (
          <button key={name} type="button" aria-current={name === section || undefined} data-testid={`settings-${name}`} onClick={() => useView.setState({ section: name })}>
            {t(`settings.section.${name}`)}
          </button>
        ))}
      </nav>
      <div className="settings-content"><div className="settings-panels"><Section section={section} /></div></div>
    </div>
  );
}

function Section({ section }: { readonly section: SettingsSection }) {
  switch (section) {
    case 'general':
      return <><GeneralSettings /><KeysPanel /></>;
    case 'sound':
      return <SoundSettings />;
    case 'calls':
      return <CallSettings />;
    case 'writeUp':
      return <WriteUpSettings />;
    case 'blockList':
      return <BlockListPanel />;
    case 'shortcuts':
      return <ShortcutSettings />;
    case 'connection':
      return <ConnectionSettings />;
    case 'recordings':
      return <><RecordingSettings /><EvidenceSettings /></>;
    case 'crm':
      return <CrmSettings />;
    case 'areas':
      return <AreaSettings />;
    case 'practice':
      return <PracticeSettings />;
    default:
      return assertNever(section);
  }
}

import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { shortcutActions, shortcutsSchema } from '../../../shared/settings/shortcuts.ts';
import type { ShortcutAction } from '../../../shared/settings/shortcuts.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { KeyRecorder } from './KeyRecorder.tsx';
import { Keys } from './Keys.tsx';
import { shortcutNameKey } from './shortcutNames.ts';
import { shortcutTones } from './shortcutTones.ts';
import './shortcuts.css';

const defaults = shortcutsSchema.parse({});

/** Fixed keys of the console window; the bar and the lists show most of them where they act. */
const consoleKeys = [
  ['F9', 'answer'], ['F10', 'hangUp'], ['F8', 'mute'], ['F7', 'hold'], ['F4', 'transfer'], ['F3', 'conference'], ['F2', 'writeUp'], ['F6', 'card'], ['F5', 'recording'],
  ['CommandOrControl+K', 'search'], ['CommandOrControl+L', 'dial'], ['CommandOrControl+B', 'states'], ['CommandOrControl+1–9', 'line'], ['Alt+1–9', 'speedDial'],
] as const;

/** Keys that work in any program, to be chosen; keys of this window, to be looked up. */
export function ShortcutSettings() {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t('shortcut.everywhere')} testId="shortcuts">
        <p className="setting-intro">{t('shortcut.everywhereWords')}</p>
        <ul className="shortcuts">{shortcutActions.map((action) => <ShortcutRow key={action} action={action} />)}</ul>
        <p className="small-print">{t('shortcut.reserved')}</p>
      </Panel>
      <Panel title={t('shortcut.console')}>
        <p className="setting-intro">{t('shortcut.consoleWords')}</p>
        <dl className="key-list">
          {consoleKeys.map(([keys, name]) => (
            <div key={keys}>
              <dt><Keys accelerator={keys} /></dt>
              <dd>{t(`shortcut.key.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}

function ShortcutRow({ action }: { readonly action: ShortcutAction }) {
  const { t } = useTranslation();
  const { shortcuts, status } = useConsole(useShallow((state) => ({ shortcuts: state.preferences.shortcuts, status: state.shortcuts.find((one) => one.action === action) })));
  const [recording, setRecording] = useState(false);
  const accelerator = shortcuts[action];
  const name = t(shortcutNameKey(action, bridge().platform));
  // Main tells about the keys that it knows; it may not have looked at a change yet.
  const state = status?.accelerator === accelerator ? status.state : null;
  const set = (keys: string | null) => changePreference({ shortcuts: { ...shortcuts, [action]: keys } });

  return (
    <li data-testid={`shortcut-${action}`} data-state={state ?? undefined}>
      <span className="setting-label">{name}</span>
      {recording ? (
        <KeyRecorder
          label={name}
          onRecorded={(keys) => {
            setRecording(false);
            set(keys);
          }}
          onClose={() => setRecording(false)}
        />
      ) : (
        <>
          <span className="shortcut-keys">{accelerator === null ? <span className="muted-text">{t('shortcut.none')}</span> : <Keys accelerator={accelerator} />}</span>
          <span className="shortcut-state">
            {state !== null && <><StatusMark tone={shortcutTones[state]}>{t(`shortcut.state.${state}`)}</StatusMark><span className="muted-text">{t(`shortcut.words.${state}`)}</span></>}
          </span>
        </>
      )}
      <span className="shortcut-buttons">
        <Button size="small" data-testid={`record-${action}`} disabled={recording} onClick={() => setRecording(true)}>{t('shortcut.record')}</Button>
        <Button size="small" type="text" disabled={accelerator === null} onClick={() => set(null)}>{t('shortcut.clear')}</Button>
        <Button size="small" type="text" disabled={accelerator === defaults[action]} onClick={() => set(defaults[action])}>{t('shortcut.restore')}</Button>
      </span>
    </li>
  );
}

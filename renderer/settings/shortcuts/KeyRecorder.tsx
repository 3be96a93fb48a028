import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { Keys } from './Keys.tsx';
import { recordKeys } from './recordKeys.ts';
import type { RecordedKeys } from './recordKeys.ts';

interface KeyRecorderProps {
  readonly label: string;
  readonly onRecorded: (accelerator: string) => void;
  readonly onClose: () => void;
}

/** Takes the next combination that is pressed. Leaving it, or Escape, changes nothing. */
export function KeyRecorder({ label, onRecorded, onClose }: KeyRecorderProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<RecordedKeys>({ kind: 'pending', accelerator: '' });

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return;
    // The page must not take what is recorded here for one of its own keys: F9 would answer a call.
    event.preventDefault();
    event.stopPropagation();
    const recorded = recordKeys(event.nativeEvent, bridge().platform);
    if (recorded.kind === 'cancelled') onClose();
    else if (recorded.kind === 'keys') onRecorded(recorded.accelerator);
    else setSeen(recorded);
  }

  return (
    <button
      type="button"
      autoFocus
      className="key-recorder"
      aria-label={`${label} ${t('shortcut.press')}`}
      data-testid="key-recorder"
      onKeyDown={pressed}
      onKeyUp={(event) => {
        event.preventDefault();
        setSeen((now) => (now.kind === 'pending' ? { kind: 'pending', accelerator: '' } : now));
      }}
      onBlur={onClose}
    >
      {seen.kind === 'pending' && seen.accelerator !== '' ? <Keys accelerator={seen.accelerator} /> : <span>{t('shortcut.press')}</span>}
      <span className="soft-text">{t('shortcut.cancelRecording')}</span>
      {seen.kind === 'refused' && <span className="field-fault" role="alert">{t(`shortcut.${seen.why}`)}</span>}
    </button>
  );
}

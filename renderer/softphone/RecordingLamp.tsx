import { useTranslation } from 'react-i18next';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';

/** Lit from the first recorded second of the focused call until its recording stops. */
export function RecordingLamp() {
  const { t } = useTranslation();
  const recording = useConsole((state) => focusedCall(state)?.call.recording ?? false);
  return (
    <span className={`recording-lamp${recording ? ' recording-on' : ''}`} data-testid="recording-lamp" data-on={recording}>
      <span className="recording-dot" aria-hidden="true" />
      <span className="recording-word">{t(recording ? 'calls.recordingOn' : 'calls.recordingOff')}</span>
    </span>
  );
}

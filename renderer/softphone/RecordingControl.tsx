import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { recordingStep } from '../recordings/recordingStep.ts';
import { takeRecordingStep } from '../recordings/takeRecordingStep.ts';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';

const words = { off: 'calls.recordingOff', on: 'calls.recordingOn', paused: 'recording.paused' } as const;
const steps = { 'recording:start': 'recording.start', 'recording:pause': 'recording.pause', 'recording:resume': 'recording.resume' } as const;

/**
 * Lit from the first recorded second of the focused call until its recording stops. A click pauses it while something is
 * said that may not be kept, as the number of a card; where the rules leave it to the agent, a click starts it.
 */
export function RecordingControl() {
  const { t } = useTranslation();
  const { is, may } = useConsole(useShallow((state) => recordingStep(state, focusedCall(state)?.call)));
  const pausedAt = useConsole((state) => focusedCall(state)?.call.recordingPausedAt ?? null);
  const look = `recording-lamp recording-${is}`;
  const content = (
    <>
      <span className="recording-dot" aria-hidden="true" />
      <span className="recording-word">{t(may === 'recording:start' ? steps[may] : words[is])}</span>
      {is === 'paused' && pausedAt !== null && <Elapsed since={pausedAt} />}
    </>
  );
  if (may === null) return <span className={look} data-testid="recording-lamp" data-on={is === 'on'}>{content}</span>;
  return (
    <Tooltip title={<>{t(`${steps[may]}Words`)} <KeyHint keys="F5" /></>} mouseEnterDelay={0.4}>
      <button type="button" className={`${look} recording-button`} data-testid="recording-lamp" data-on={is === 'on'} aria-label={`${t(words[is])}: ${t(steps[may])}`} aria-keyshortcuts="F5" onMouseDown={keepFocus} onClick={takeRecordingStep}>
        {content}
      </button>
    </Tooltip>
  );
}

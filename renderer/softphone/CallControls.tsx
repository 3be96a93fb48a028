import { useState } from 'react';
import { AudioMutedOutlined, AudioOutlined, CloseOutlined, PauseOutlined, PhoneFilled, CaretRightOutlined, TableOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';
import { allowedActions, heldByAgent, toggleHold, toggleMute } from '../calls/callActions.ts';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';
import { ControlButton } from './ControlButton.tsx';
import { HangUpIcon } from './HangUpIcon.tsx';
import { Keypad } from './Keypad.tsx';

/** Answer, reject or hang up, mute, hold and keypad of the focused call; always in the same places. */
export function CallControls() {
  const { t } = useTranslation();
  const call = useConsole((state) => focusedCall(state)?.call);
  const [keypadOpen, setKeypadOpen] = useState(false);
  const may = allowedActions(call);
  const held = call !== undefined && heldByAgent(call);
  const withCall = (action: (callId: string) => void) => () => call && action(call.id);

  return (
    <div className="controls" role="group" aria-label={t('calls.controls')}>
      <ControlButton
        look="answer"
        label={t('calls.answer')}
        icon={<PhoneFilled />}
        shortcut="F9"
        testId="answer"
        notByTab
        disabled={!may.answer}
        onPress={withCall((callId) => void send('call:answer', { callId }))}
      />
      {may.reject ? (
        <ControlButton
          key="reject"
          look="hangUp"
          label={t('calls.reject')}
          icon={<CloseOutlined />}
          testId="reject"
          notByTab
          onPress={withCall((callId) => void send('call:reject', { callId, with: 'busy' }))}
        />
      ) : (
        <ControlButton
          key="hangUp"
          look="hangUp"
          label={t('calls.hangUp')}
          icon={<HangUpIcon />}
          shortcut="F10"
          testId="hangup"
          disabled={!may.hangUp}
          onPress={withCall((callId) => void send('call:hangUp', { callId }))}
        />
      )}
      <span className="controls-gap" />
      <ControlButton
        label={call?.muted ? t('calls.unmute') : t('calls.mute')}
        icon={call?.muted ? <AudioMutedOutlined /> : <AudioOutlined />}
        shortcut="F8"
        testId="mute"
        pressed={call?.muted ?? false}
        disabled={!may.mute}
        onPress={() => call && toggleMute(call)}
      />
      <ControlButton
        label={held ? t('calls.resume') : t('calls.hold')}
        icon={held ? <CaretRightOutlined /> : <PauseOutlined />}
        shortcut="F7"
        testId="hold"
        pressed={held}
        disabled={!may.hold}
        onPress={() => call && toggleHold(call)}
      />
      <Popover
        trigger="click"
        placement="bottom"
        open={keypadOpen && may.keypad}
        onOpenChange={setKeypadOpen}
        content={call && <Keypad callId={call.id} />}
        destroyOnHidden
      >
        <span>
          <ControlButton label={t('calls.keypad')} icon={<TableOutlined />} testId="keypad" disabled={!may.keypad} onPress={() => undefined} />
        </span>
      </Popover>
    </div>
  );
}

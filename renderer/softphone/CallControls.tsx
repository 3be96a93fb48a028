import { useState } from 'react';
import { AudioMutedOutlined, AudioOutlined, CaretRightOutlined, CloseOutlined, PauseOutlined, PhoneFilled, SwapOutlined, TableOutlined, TeamOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { heldByAgent } from '../../shared/calls/call.ts';
import { send } from '../bridge/send.ts';
import { allowedActions, conferenceStep, takeConferenceStep, toggleHold, toggleMute } from '../calls/callActions.ts';
import { endFocused } from '../calls/endFocused.ts';
import { closeTransfer, openTransfer, useTransferring } from '../calls/transferring.ts';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';
import { ControlButton } from './ControlButton.tsx';
import { HangUpIcon } from './HangUpIcon.tsx';
import { Keypad } from './Keypad.tsx';
import { ParkButton, PickUpButton } from './ServiceButtons.tsx';

/** Everything that can be done with the focused call; always in the same places. */
export function CallControls() {
  const { t } = useTranslation();
  const call = useConsole((state) => focusedCall(state)?.call);
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
          onPress={withCall((callId) => endFocused(callId, 'reject'))}
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
          onPress={withCall((callId) => endFocused(callId, 'hangUp'))}
        />
      )}
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
      <TransferButton />
      <ConferenceButton />
      <ParkButton />
      <KeypadButton />
      <PickUpButton />
    </div>
  );
}

function TransferButton() {
  const { t } = useTranslation();
  const call = useConsole((state) => focusedCall(state)?.call);
  const open = useTransferring(({ openFor }) => call !== undefined && openFor === call.id);
  const may = allowedActions(call);
  return (
    <ControlButton
      label={t('calls.transfer')}
      icon={<SwapOutlined />}
      shortcut="F4"
      testId="transfer-open"
      pressed={open || (call !== undefined && call.transfer !== null)}
      disabled={!may.transfer && !may.redirect}
      onPress={() => call && (open ? closeTransfer() : openTransfer(call.id))}
    />
  );
}

function ConferenceButton() {
  const { t } = useTranslation();
  const { calls, conference, focusedCallId } = useConsole(useShallow((state) => ({ calls: state.calls, conference: state.conference, focusedCallId: state.focusedCallId })));
  const step = conferenceStep({ calls, conference, focusedCallId });
  const hint = step.kind === 'none' ? (step.why === 'complete' ? t('conference.inIt') : t(`conference.${step.why}`)) : t('conference.startHint');
  return (
    <ControlButton
      label={t(step.kind === 'add' ? 'conference.add' : 'conference.start')}
      hint={hint}
      icon={<TeamOutlined />}
      shortcut="F3"
      testId="conference-start"
      pressed={conference !== null}
      disabled={step.kind === 'none'}
      onPress={() => takeConferenceStep(step)}
    />
  );
}

function KeypadButton() {
  const { t } = useTranslation();
  const call = useConsole((state) => focusedCall(state)?.call);
  const [open, setOpen] = useState(false);
  const may = allowedActions(call);
  return (
    <Popover trigger="click" placement="bottom" open={open && may.keypad} onOpenChange={setOpen} content={call && <Keypad callId={call.id} />} destroyOnHidden>
      <span>
        <ControlButton label={t('calls.keypad')} icon={<TableOutlined />} testId="keypad" disabled={!may.keypad} onPress={() => undefined} />
      </span>
    </Popover>
  );
}

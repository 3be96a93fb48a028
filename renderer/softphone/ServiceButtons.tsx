import { useState } from 'react';
import { ImportOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { send } from '../bridge/send.ts';
import { allowedActions } from '../calls/callActions.ts';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';
import { ControlButton } from './ControlButton.tsx';

/** Leaves the caller with the platform. Only where the platform can keep callers. */
export function ParkButton() {
  const { t } = useTranslation();
  const offered = useConsole((state) => state.services.park);
  const call = useConsole((state) => focusedCall(state)?.call);
  if (!offered) return null;

  return <ControlButton label={t('calls.park')} hint={t('calls.parkHint')} icon={<ImportOutlined />} testId="park" disabled={!allowedActions(call).park} onPress={() => call && void send('call:park', { callId: call.id })} />;
}

async function pickUp(extension: string | null): Promise<void> {
  if ((await send('call:pickUp', { extension })) !== null) showPage('calls');
}

/** Takes a call that rings at a colleague's: any of the group, or one extension's, as the platform can. */
export function PickUpButton() {
  const { t } = useTranslation();
  const { group, directed, registered } = useConsole(
    useShallow(({ services, registration }) => ({ group: services.groupPickUp, directed: services.directedPickUp, registered: registration.kind === 'registered' })),
  );
  const [open, setOpen] = useState(false);
  if (!group && !directed) return null;
  const button = (onPress: () => void) => (
    <ControlButton label={t('calls.pickUp')} hint={open ? undefined : t('calls.pickUpHint')} icon={<PhoneOutlined rotate={180} />} testId="pick-up" disabled={!registered} onPress={onPress} />
  );
  if (!directed) return button(() => void pickUp(null));
  return (
    <Popover trigger="click" placement="bottom" open={open && registered} onOpenChange={setOpen} destroyOnHidden content={<PickUpForm group={group} onDone={() => setOpen(false)} />}>
      <span>{button(() => undefined)}</span>
    </Popover>
  );
}

function PickUpForm({ group, onDone }: { readonly group: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [extension, setExtension] = useState('');
  const given = /^[\d*#]{1,20}$/.test(extension.trim());

  function take(from: string | null): void {
    onDone();
    void pickUp(from);
  }

  return (
    <form
      className="pick-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (given) take(extension.trim());
      }}
    >
      <Input autoFocus value={extension} maxLength={20} placeholder={t('calls.pickUpExtension')} aria-label={t('calls.pickUpExtension')} data-testid="pick-up-extension" onChange={(event) => setExtension(event.target.value)} />
      <Button type="primary" htmlType="submit" disabled={!given}>{t('calls.pickUp')}</Button>
      {group && <Button data-testid="pick-up-group" onClick={() => take(null)}>{t('calls.pickUpGroup')}</Button>}
    </form>
  );
}

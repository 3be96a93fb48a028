import { useState } from 'react';
import { PhoneOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { dialFieldId } from './dialFieldId.ts';
import { showPage } from '../stores/viewStore.ts';

/** Dials what is typed or pasted. Enter dials; nothing else on the page reacts to these keys. */
export function DialField() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const dialled = number.trim();
  const ready = registered && dialled !== '';

  async function dial(): Promise<void> {
    if (!ready) return;
    const result = await send('call:dial', { number: dialled });
    if (result === null) return;
    setNumber('');
    showPage('calls');
  }

  return (
    <form
      className="dial"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void dial();
      }}
    >
      <Input
        id={dialFieldId}
        value={number}
        maxLength={128}
        allowClear
        autoComplete="off"
        placeholder={t('calls.dialPlaceholder')}
        aria-label={t('calls.dialField')}
        aria-keyshortcuts="Control+L"
        onChange={(event) => setNumber(event.target.value)}
        suffix={null}
      />
      <button type="submit" className="dial-button" disabled={!ready} title={registered ? t('calls.dial') : t('calls.dialNeedsRegistration')} aria-label={t('calls.dial')}>
        <PhoneOutlined />
      </button>
    </form>
  );
}

import { useState } from 'react';
import { PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';
import { dialFieldId } from './dialFieldId.ts';
import { dialNumber, useDialling } from './dialling.ts';
import { DialQuestionPanel } from './DialQuestionPanel.tsx';
import { NumberField } from './NumberField.tsx';
import { numberChoices } from './numberChoices.ts';
import { ShownNumber } from './ShownNumber.tsx';
import { useDialOffer } from './useDialOffer.ts';
import { useRecentNumbers } from '../callLog/useRecentNumbers.ts';

const offered = 9;

/**
 * Dials what is typed or pasted. Enter dials; in the empty field it first puts the last number there, so that a second
 * Enter redials. Nothing else on the page reacts to these keys.
 */
export function DialField() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const { registered, speedDials } = useConsole(useShallow((state) => ({ registered: state.registration.kind === 'registered', speedDials: state.preferences.speedDials })));
  const busy = useDialling((state) => state.busy);
  const seen = useDialOffer(setNumber);
  const recent = useRecentNumbers('outgoing');
  const last = recent.find(({ remoteNumber }) => remoteNumber !== '')?.remoteNumber ?? '';
  const dialled = number.trim();
  const ready = registered && !busy;

  async function dial(wanted: string): Promise<void> {
    if (!ready || !(await dialNumber(wanted))) return;
    setNumber('');
    // The call has the keys from now on; the open list would lie over its buttons.
    document.getElementById(dialFieldId)?.blur();
  }

  async function enter(): Promise<void> {
    if (!seen()) return;
    if (dialled !== '') return dial(dialled);
    if (last !== '') return setNumber(last);
    // The log cannot be read: main knows the last number by itself.
    if (ready && (await send('call:redial', {})) !== null) showPage('calls');
  }

  return (
    <div className="dial-area">
      <div className="dial" role="search">
        <NumberField
          id={dialFieldId}
          value={number}
          choices={numberChoices(number, speedDials, recent, offered)}
          label={t('calls.dialField')}
          placeholder={t('calls.dialPlaceholder')}
          keyShortcuts="Control+L"
          testId="dial-field"
          onChange={setNumber}
          onChoose={(choice) => {
            setNumber(choice.number);
            void dial(choice.number);
          }}
          onEnter={() => void enter()}
        />
        <button type="button" className="dial-button" disabled={!ready || (dialled === '' && last === '')} title={t(registered ? (dialled === '' ? 'calls.redial' : 'calls.dial') : 'calls.dialNeedsRegistration')} aria-label={t('calls.dial')} data-testid="dial" onClick={() => void enter()}>
          <PhoneOutlined />
        </button>
      </div>
      <ShownNumber />
      <DialQuestionPanel />
    </div>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Sends DTMF digits into a call. The digits sent stay visible only here. */
export function Keypad({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const [sent, setSent] = useState('');

  function press(digit: string): void {
    setSent((digits) => (digits + digit).slice(-24));
    void send('call:sendDtmf', { callId, digits: digit });
  }

  return (
    <div
      className="keypad"
      role="group"
      aria-label={t('calls.keypad')}
      onKeyDown={(event) => {
        if (/^[0-9*#]$/.test(event.key)) press(event.key);
      }}
    >
      <output className="keypad-sent" data-sent={sent === '' ? undefined : true}>{sent === '' ? t('calls.keypadHint') : sent}</output>
      <div className="keypad-keys">
        {keys.map((digit) => (
          <button key={digit} type="button" className="keypad-key" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
      </div>
    </div>
  );
}

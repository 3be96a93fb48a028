import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { closingReasons, type MissedItem } from '../../shared/ledger/missedItem.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { closeWith } from './useMissedList.ts';

interface ClosingChoicesProps {
  readonly item: MissedItem;
  /** Another reason was chosen: its word is asked for. */
  readonly asks: boolean;
  readonly onDone: () => void;
}

/** Why an item is closed without a conversation: a digit or a click; another reason in words. */
export function ClosingChoices({ item, asks, onDone }: ClosingChoicesProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');

  if (asks) {
    return (
      <form
        className="missed-closing"
        onClick={(event) => event.stopPropagation()}
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() !== '') void closeWith(item, 'other', note.trim()).then(onDone);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      >
        <Input autoFocus size="small" maxLength={500} value={note} placeholder={t('missed.otherReason')} aria-label={t('missed.otherReason')} data-testid="missed-note" onChange={(event) => setNote(event.target.value)} />
        <Button size="small" type="primary" htmlType="submit" disabled={note.trim() === ''}>{t('missed.close')}</Button>
        <Button size="small" onClick={onDone}>{t('app.cancel')}</Button>
      </form>
    );
  }
  return (
    <div className="missed-closing" role="group" aria-label={t('missed.close')} onClick={(event) => event.stopPropagation()}>
      {closingReasons.map((reason, index) => (
        <Button key={reason} size="small" data-testid={`reason-${reason}`} onMouseDown={keepFocus} onClick={() => void closeWith(item, reason)}>
          <KeyHint keys={String(index + 1)} /> {t(`missed.reason.${reason}`)}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onDone}>{t('app.cancel')}</Button>
    </div>
  );
}

import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../stores/consoleStore.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { sinceText } from './blockedWords.ts';
import { mayBlock } from './mayBlock.ts';
import { UnblockButton } from './UnblockButton.tsx';
import { useBlocked } from './useBlocked.ts';
import './blockList.css';

interface BlockedAnswerProps {
  /** As it was to be dialled. */
  readonly number: string;
  readonly onDial: () => void;
  readonly onClose: () => void;
}

/** Why a blocked number is not dialled, and for whoever may change the list the way off it; then it can be dialled. */
export function BlockedAnswer({ number, onDial, onClose }: BlockedAnswerProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const may = useConsole(mayBlock);
  const [removed, setRemoved] = useState(false);
  const [blocked] = useBlocked([number]) ?? [];
  return (
    <>
      {removed
        ? <p><StatusMark tone="ok">{t('blockList.gone')}</StatusMark></p>
        : <StatusMark tone="danger">{t('dial.stop.blockedNumber')}</StatusMark>}
      {!removed && blocked && <p className="blocked-why">{blocked.reason}<span className="soft-text">{sinceText(t, blocked, locale)}</span></p>}
      {!removed && <p className="soft-text">{t(may ? 'dial.stopWords.blockedNumber' : 'blockList.askLead')}</p>}
      <div className="dial-question-buttons">
        {removed && <Button size="small" type="primary" autoFocus data-testid="dial-unblocked" onClick={onDial}>{t('calls.dial')}</Button>}
        {!removed && <UnblockButton number={number} onDone={() => setRemoved(true)} />}
        <Button size="small" autoFocus={!removed} onClick={onClose}>{t('app.close')}</Button>
      </div>
    </>
  );
}

import { useState } from 'react';
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/calls/call.ts';
import { readDialText } from '../../shared/phoneNumbers/dialText.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { NumberField } from '../softphone/NumberField.tsx';
import { numberChoices } from '../softphone/numberChoices.ts';
import { useRecentNumbers } from '../callLog/useRecentNumbers.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { allowedActions } from './callActions.ts';
import { askFirst, closeTransfer, forgetFailedTransfer, redirect, transferBlind, useTransferring } from './transferring.ts';
import type { FailedTransfer } from './transferring.ts';
import { TransferProgress } from './TransferProgress.tsx';
import './transfer.css';

const offered = 7;

/** Beside the customer's card: sends the call on, shows how the target fares, says when the caller is back. */
export function TransferPanel({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const open = useTransferring((state) => state.openFor === call.id);
  const failed = useTransferring((state) => state.failed[call.id]);
  const may = allowedActions(call);
  const [number, setNumber] = useState('');

  if (call.state.kind === 'ended') return null;
  if (call.transfer !== null) return <Panel className="transfer" title={t('transfer.title')} testId="transfer"><TransferProgress transfer={call.transfer} /></Panel>;
  if (!open || (!may.transfer && !may.redirect)) return null;
  return (
    <section
      className="panel transfer"
      data-testid="transfer"
      aria-label={t('transfer.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeTransfer();
      }}
    >
      <header className="panel-head">
        <h2>{t(may.redirect ? 'transfer.redirectTitle' : 'transfer.title')}</h2>
        <button type="button" className="notice-close" aria-label={t('app.close')} onClick={closeTransfer}><CloseOutlined /></button>
      </header>
      <div className="panel-body">
        {failed !== undefined && <Failure failed={failed} onAgain={() => void transferBlind(call.id, failed.to)} onOther={() => forgetFailedTransfer(call.id)} />}
        <TargetField key={call.id} call={call} number={number} onChange={setNumber} />
      </div>
    </section>
  );
}

function Failure({ failed, onAgain, onOther }: { readonly failed: FailedTransfer; readonly onAgain: () => void; readonly onOther: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { problem, sipCode } = failed.outcome;
  return (
    <div className="transfer-failure" role="alert" data-testid="transfer-failed">
      <StatusMark tone="danger">{t('transfer.failed', { problem: t(`transfer.problem.${problem}`) })}</StatusMark>
      <p><strong>{t('transfer.customerHere')}</strong> <span className="soft-text">{keyText(t, failed.to, locale)}{sipCode === undefined ? '' : ` · SIP ${sipCode}`}</span></p>
      <span className="transfer-buttons">
        <Button size="small" onClick={onAgain}>{t('transfer.again')}</Button>
        <Button size="small" onClick={onOther}>{t('transfer.other')}</Button>
      </span>
    </div>
  );
}

interface TargetFieldProps {
  readonly call: Call;
  readonly number: string;
  readonly onChange: (number: string) => void;
}

function TargetField({ call, number, onChange }: TargetFieldProps) {
  const { t } = useTranslation();
  const speedDials = useConsole((state) => state.preferences.speedDials);
  const callerKey = parsePhoneNumber(call.remoteNumber).key;
  const recent = useRecentNumbers('all').filter(({ callId, remoteNumber }) => callId !== call.id && remoteNumber !== callerKey);
  const takesFocus = useTransferring((state) => state.takesFocus);
  const [busy, setBusy] = useState(false);
  const { redirect: redirects } = allowedActions(call);
  const target = number.trim();
  const read = readDialText(target);
  // Only a call of the agent's own sends it.
  const extension = read.kind === 'number' ? read.extension : null;

  async function act(action: (callId: string, number: string) => Promise<void>): Promise<void> {
    if (target === '' || busy || (extension !== null && action !== askFirst)) return;
    setBusy(true);
    await action(call.id, target);
    setBusy(false);
  }

  return (
    <>
      <NumberField
        value={number}
        choices={numberChoices(number, speedDials, recent, offered)}
        label={t('transfer.to')}
        placeholder={t('transfer.placeholder')}
        testId="transfer-to"
        autoFocus={takesFocus}
        listOpen
        onChange={onChange}
        onChoose={(choice) => onChange(choice.number)}
        onEnter={(event) => void act(redirects ? redirect : event.ctrlKey || event.metaKey ? transferBlind : askFirst)}
      >
        <div className="verbs">
          {redirects ? (
            <Verb name="redirect" keys="↵" disabled={target === '' || busy || extension !== null} onPress={() => void act(redirect)} />
          ) : (
            <>
              <Verb name="consult" keys="↵" disabled={target === '' || busy} onPress={() => void act(askFirst)} />
              <Verb name="blind" keys="Ctrl ↵" disabled={target === '' || busy || extension !== null} onPress={() => void act(transferBlind)} />
            </>
          )}
        </div>
      </NumberField>
      {extension !== null && <p className="transfer-extension" role="status" data-testid="transfer-extension"><StatusMark tone="warn"><span className="transfer-words">{t(redirects ? 'transfer.extensionRedirect' : 'transfer.extensionBlind', { extension })}</span></StatusMark></p>}
      <p className="transfer-keys">{t(redirects ? 'transfer.redirectKeys' : 'transfer.keys')}</p>
    </>
  );
}

function Verb({ name, keys, disabled, onPress }: { readonly name: 'blind' | 'consult' | 'redirect'; readonly keys: string; readonly disabled: boolean; readonly onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={`verb verb-${name}`} disabled={disabled} data-testid={`transfer-${name}`} onClick={onPress}>
      <strong>{t(`transfer.${name}`)} <KeyHint keys={keys} /></strong>
      <span>{t(`transfer.${name}Words`)}</span>
    </button>
  );
}

import { useState } from 'react';
import { Button, Input, Popconfirm } from 'antd';
import { DeleteOutlined, LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../shared/recordings/recording.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import './recordingCare.css';

const longestReason = 200;

/** How long the recording of a call is kept: a hold with its reason, deletion, or what became of it. */
export function RecordingCare({ callId, recording }: { readonly callId: string; readonly recording: Recording }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useConsole((state) => state.callLogRevision);
  const mayKeepHouse = useConsole((state) => state.seat.rights.includes('keepHouse'));
  const hold = useAnswer('recording:holdOf', { callId }, revision);
  const { deleted, state } = recording;
  const held = hold.kind === 'answered' ? hold.value : null;

  if (deleted !== null) {
    return (
      <p className="recording-care" data-testid="recording-deleted">
        <StatusMark tone="quiet">{t(`recording.deletedBy.${deleted.by}`, { at: fullMomentText(deleted.at, locale) })}</StatusMark>
        {deleted.reason !== '' && <span className="soft-text">{deleted.reason}</span>}
      </p>
    );
  }
  return (
    <div className="recording-care">
      {held !== null && (
        <>
          <StatusMark tone="info">{t('recording.held', { by: held.by, at: fullMomentText(held.at, locale) })}</StatusMark>
          <span className="soft-text">{held.reason}</span>
        </>
      )}
      {mayKeepHouse && state !== 'recording' && (
        <span className="recording-care-buttons">
          {held !== null ? (
            <Button size="small" icon={<UnlockOutlined />} data-testid="lift-hold" onClick={() => void send('recording:liftHold', { callId })}>{t('recording.liftHold')}</Button>
          ) : (
            <>
              <WithReason title={t('recording.holdTitle')} words={t('recording.holdWords')} done={t('recording.hold')} onConfirm={(reason) => void send('recording:hold', { callId, reason })}>
                <Button size="small" icon={<LockOutlined />} data-testid="hold-recording">{t('recording.hold')}</Button>
              </WithReason>
              <WithReason danger title={t('recording.deleteTitle')} words={t('recording.deleteWords')} done={t('recording.delete')} onConfirm={(reason) => void send('recording:delete', { callIds: [callId], reason })}>
                <Button size="small" danger icon={<DeleteOutlined />} data-testid="delete-recording">{t('recording.delete')}</Button>
              </WithReason>
            </>
          )}
        </span>
      )}
    </div>
  );
}

interface WithReasonProps {
  readonly title: string;
  readonly words: string;
  readonly done: string;
  readonly danger?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly children: React.ReactNode;
}

/** Asks why before it does something that others will ask about later. */
function WithReason({ title, words, done, danger = false, onConfirm, children }: WithReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <Popconfirm
      title={title}
      description={
        <div className="reason-form">
          <p>{words}</p>
          <Input aria-label={t('recording.reason')} placeholder={t('recording.reason')} value={reason} maxLength={longestReason} data-testid="care-reason" onChange={(event) => setReason(event.target.value)} />
        </div>
      }
      okText={done}
      okButtonProps={{ danger, disabled: given === '' }}
      onConfirm={() => { onConfirm(given); setReason(''); }}
    >
      {children}
    </Popconfirm>
  );
}

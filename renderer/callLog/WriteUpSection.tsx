import { useState } from 'react';
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { noDisposition } from '../../shared/dispositions/disposition.ts';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { whenText } from '../ui/duration.ts';
import { Fact } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { useNow } from '../stores/now.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { WriteUpEditor } from './WriteUpEditor.tsx';
import { writeUpLines } from './writeUpLines.ts';

/** What the call was about, as it was written up: reason › result, what follows, the note. */
export function WriteUpSection({ callId, canCallBack, revision }: { readonly callId: string; readonly canCallBack: boolean; readonly revision: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const rules = useConsole((state) => state.dispositionRules);
  const planned = useConsole((state) => state.tasks.find((task) => task.callId === callId));
  const answer = useAnswer('callLog:disposition', { callId }, revision);
  const [editing, setEditing] = useState(false);
  const lines = answer.kind === 'answered' ? writeUpLines(rules, answer.value, locale) : null;

  return (
    <section data-testid="call-write-up">
      <h3 className="details-title">
        {t('log.disposition')}
        {!editing && answer.kind === 'answered' && <Button size="small" type="link" icon={<EditOutlined />} data-testid="edit-write-up" onClick={() => setEditing(true)}>{t('log.editWriteUp')}</Button>}
      </h3>
      {editing && answer.kind === 'answered' && <WriteUpEditor callId={callId} disposition={answer.value ?? noDisposition} canCallBack={canCallBack} onDone={() => setEditing(false)} />}
      {answer.kind === 'failed' && <p className="muted-text" role="alert">{errorText(t, answer.error)}</p>}
      {!editing && answer.kind === 'answered' && lines === null && <p className="muted-text write-up-none">{t('log.noWriteUp')}</p>}
      {!editing && lines !== null && (
        <dl className="facts">
          {lines.reason !== '' && (
            <Fact label={t('wrapUp.reason')}>
              <b>{[lines.reason, lines.result].filter((part) => part !== '').join(' › ')}</b>
              {!lines.known && <div className="muted-text">{t('log.dispositionKept')}</div>}
            </Fact>
          )}
          {lines.followUp !== 'none' && (
            <Fact label={t('log.followUp')}>
              <StatusMark tone="info">{t(`wrapUp.followUpName.${lines.followUp}`)}</StatusMark>
              {planned !== undefined && <span className="soft-text figure"> {whenText(planned.dueAt, now, locale)}</span>}
            </Fact>
          )}
          {lines.note !== '' && <Fact label={t('log.note')}><span className="write-up-note">{lines.note}</span></Fact>}
        </dl>
      )}
    </section>
  );
}

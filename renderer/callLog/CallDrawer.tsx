import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useView } from '../stores/viewStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { CallDetails } from './CallDetails.tsx';

/** Details of one logged call, beside the list. */
export function CallDrawer() {
  const { t } = useTranslation();
  const opened = useView((view) => view.openedCallId);
  return (
    <Drawer
      open={opened !== null}
      onClose={() => useView.setState({ openedCallId: null })}
      size={480}
      mask={false}
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      title={t('log.details')}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {opened !== null && <OpenedCall key={opened} callId={opened} />}
    </Drawer>
  );
}

function OpenedCall({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('callLog:entry', { callId }, revision);
  if (answer.kind === 'waiting') return <div className="details-wait" aria-busy="true" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  if (answer.value === null) return <p className="empty-words">{t('log.gone')}</p>;
  const { entry, events } = answer.value;
  return <CallDetails entry={entry} events={events} heading={keyText(t, entry.remoteNumber, locale)} revision={revision} />;
}

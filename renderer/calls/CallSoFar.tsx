import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/calls/call.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { EventList } from '../callLog/EventList.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';

/** What has happened in this call, as it has been written down; nothing while it cannot be read. */
export function CallSoFar({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('callLog:entry', { callId: call.id }, `${revision}/${call.state.kind}/${call.muted}/${call.recording}`);
  if (answer.kind !== 'answered' || answer.value === null) return null;
  return (
    <Panel title={t('log.timeline')}>
      <EventList events={answer.value.events} startedAt={answer.value.entry.startedAt} />
    </Panel>
  );
}

import { useEffect } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../../bridge/send.ts';
import { jobText, jobTone, percentOf } from '../../jobs/jobWords.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';

/** How far the work that a form began has come, beside its button: a wrong passphrase is read where the next one is typed. @param onDone the same function at every drawing */
export function JobLine({ jobId, onDone }: { readonly jobId: string | null; readonly onDone?: () => void }) {
  const { t } = useTranslation();
  const job = useConsole((state) => state.jobs.find(({ id }) => id === jobId));
  const kind = job?.state.kind;
  useEffect(() => {
    if (kind === 'done') onDone?.();
  }, [jobId, kind, onDone]);
  if (job === undefined) return null;
  const percent = percentOf(job.state);
  return (
    <p className="package-job" role="status" data-testid="package-job" data-state={job.state.kind}>
      <StatusMark tone={jobTone(job.state)}>{percent === null ? jobText(t, job) : t('jobs.percent', { percent })}</StatusMark>
      {job.state.kind === 'running' && <Button size="small" type="text" onClick={() => void send('job:cancel', { id: job.id })}>{t('app.cancel')}</Button>}
    </p>
  );
}

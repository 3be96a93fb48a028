import { CloseOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/jobs/job.ts';
import { send } from '../bridge/send.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { fileName, jobText, jobTone, percentOf } from './jobWords.ts';

/** One job: its name, how far it is or what came of it, and what can be done about it. */
export function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { id, state } = job;
  const name = t(`jobs.kind.${job.kind}`);
  const file = state.kind === 'done' ? state.file : null;

  return (
    <li className="job" data-testid="job" data-state={state.kind}>
      <StatusShape tone={jobTone(state)} />
      <div className="job-words">
        <b>{name}</b>
        <span className={jobTone(state) === 'danger' ? 'job-problem' : 'soft-text'} data-testid="job-text">{jobText(t, job)}</span>
        {state.kind === 'running' && <ProgressBar name={name} percent={percentOf(state)} words={jobText(t, job)} />}
        {file !== null && <span className="job-file" title={file}>{fileName(file)}</span>}
      </div>
      <div className="job-actions">
        {state.kind === 'running' && <button type="button" className="job-action" data-testid="job-cancel" onClick={() => void send('job:cancel', { id })}>{t('jobs.cancel')}</button>}
        {file !== null && <button type="button" className="job-action" data-testid="job-reveal" onClick={() => void send('job:reveal', { id })}><FolderOpenOutlined /> {t('jobs.reveal')}</button>}
        {state.kind !== 'running' && <button type="button" className="job-action job-dismiss" data-testid="job-dismiss" aria-label={t('jobs.dismiss', { name })} onClick={() => void send('job:dismiss', { id })}><CloseOutlined /></button>}
      </div>
    </li>
  );
}

function ProgressBar({ name, percent, words }: { readonly name: string; readonly percent: number | null; readonly words: string }) {
  return (
    <div className="job-bar" role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined} aria-valuetext={words} data-unknown={percent === null}>
      <div style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  );
}

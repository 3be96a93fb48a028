import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/jobs/job.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { JobRow } from './JobRow.tsx';
import { jobText, newsOf, summarise } from './jobWords.ts';
import './jobs.css';

/**
 * Long work, at the foot of the navigation: a button while there is any, its list beside it when asked for. It opens by
 * nobody but the user and lies over the page, which therefore never moves; what begins and ends is told to screen readers.
 */
export function JobTray() {
  const { t } = useTranslation();
  const jobs = useConsole((state) => state.jobs);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const news = useNews(jobs);
  const { tone, running, percent } = summarise(jobs);
  const words = running > 0 ? t('jobs.running', { count: running }) : t('jobs.over', { count: jobs.length });
  const shown = open && jobs.length > 0;
  // The next job must not open it again by itself.
  useEffect(() => {
    if (jobs.length === 0) setOpen(false);
  }, [jobs.length]);

  return (
    <div
      className="job-tray"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !shown) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <div className="job-news" role="status" aria-live="polite" data-testid="job-news">{news}</div>
      {jobs.length > 0 && (
        <button ref={button} type="button" className="nav-item job-button" aria-expanded={shown} aria-controls="job-list" title={words} data-testid="job-tray" onMouseDown={keepFocus} onClick={() => setOpen(!shown)}>
          <span className="job-mark">{running > 0 ? <ProgressRing percent={percent} /> : <StatusShape tone={tone} />}</span>
          <span>{running > 0 && percent !== null ? t('jobs.percent', { percent }) : t('jobs.title')}</span>
        </button>
      )}
      {shown && (
        <section id="job-list" className="job-list" aria-label={words}>
          <h2>{words}</h2>
          <ul>{[...jobs].reverse().map((job) => <JobRow key={job.id} job={job} />)}</ul>
        </section>
      )}
    </div>
  );
}

/** What began or ended last, in words; progress is silent. */
function useNews(jobs: readonly Job[]): string {
  const { t } = useTranslation();
  const before = useRef(jobs);
  const [news, setNews] = useState('');
  useEffect(() => {
    const told = newsOf(before.current, jobs);
    before.current = jobs;
    if (told.length > 0) setNews(told.map((job) => `${t(`jobs.kind.${job.kind}`)}: ${job.state.kind === 'running' ? t('jobs.started') : jobText(t, job)}`).join(' '));
  }, [jobs, t]);
  return news;
}

function ProgressRing({ percent }: { readonly percent: number | null }) {
  return (
    <svg className="job-ring" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" data-unknown={percent === null}>
      <circle cx="10" cy="10" r="8" pathLength="100" />
      <circle cx="10" cy="10" r="8" pathLength="100" strokeDasharray={`${percent ?? 30} 100`} />
    </svg>
  );
}

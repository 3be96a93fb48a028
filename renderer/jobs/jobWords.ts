import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { leftReasons } from '../../shared/calls/chosenCalls.ts';
import type { Job, JobKind, JobState } from '../../shared/jobs/job.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { errorText } from '../app/errorText.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** 0…100 in whole steps, or null while the whole is not known. Pure. */
export function percentOf(state: JobState): number | null {
  if (state.kind !== 'running' || state.total === null || state.total <= 0) return null;
  return Math.max(0, Math.min(100, Math.floor((state.done / state.total) * 100)));
}

/** What these did before they were called off stays done. */
const pieceByPiece: ReadonlySet<JobKind> = new Set(['queueCalls', 'tagCalls', 'holdCalls', 'closeMissedCalls', 'deleteRecordings']);

/** How far a job is, or what came of it, in plain words. */
export function jobText(t: TFunction, { kind, state }: Job): string {
  switch (state.kind) {
    case 'running':
      return state.total === null ? t('jobs.doneSoFar', { done: state.done }) : t('jobs.doneOf', { done: Math.min(state.done, state.total), total: state.total });
    case 'done': {
      const key = `jobs.done.${state.key}`;
      // What these locales do not know is said in general, so that nothing is swallowed.
      const words = i18next.exists(key, state.values) ? String(t(key as 'jobs.done.file', state.values)) : t('jobs.done.file');
      const reasons = leftReasons.flatMap((reason) => (state.left?.[reason] === undefined ? [] : [t(`jobs.left.${reason}`, { count: state.left[reason] })]));
      return reasons.length === 0 ? words : t('jobs.leftWords', { words, reasons: reasons.join(t('jobs.leftJoin')) });
    }
    case 'cancelled':
      return t(pieceByPiece.has(kind) ? 'jobs.cancelledPartly' : 'jobs.cancelled');
    case 'failed':
      return errorText(t, { code: state.code, message: '' });
    default:
      return assertNever(state);
  }
}

/** What is done and yet no good news. */
const toneOfDone: Readonly<Record<string, Tone>> = {
  evidenceBroken: 'danger', evidenceBrokenAt: 'danger', customersImportedButRefused: 'warn', logCut: 'warn', recordingsDeletedButHeld: 'warn', reviewsGivenButSilent: 'warn', reviewsBackButLeft: 'warn',
};

export function jobTone(state: JobState): Tone {
  switch (state.kind) {
    case 'running':
      return 'info';
    case 'done':
      return toneOfDone[state.key] ?? (Object.keys(state.left ?? {}).length > 0 ? 'warn' : 'ok');
    case 'cancelled':
      return 'quiet';
    case 'failed':
      return 'danger';
    default:
      return assertNever(state);
  }
}

/** What the button stands for: what runs, else what went wrong last, else that all is done. Pure. */
export function summarise(jobs: readonly Job[]): { readonly tone: Tone; readonly running: number; readonly percent: number | null } {
  const running = jobs.filter(({ state }) => state.kind === 'running');
  const percents = running.map(({ state }) => percentOf(state));
  const known = percents.filter((percent) => percent !== null);
  const percent = known.length === 0 || known.length < percents.length ? null : Math.floor(known.reduce((sum, each) => sum + each, 0) / known.length);
  const last = jobs.at(-1);
  return { tone: running.length > 0 ? 'info' : last === undefined ? 'quiet' : jobTone(last.state), running: running.length, percent };
}

/** The jobs whose kind of state is another than before: what a screen reader is told. Progress is not told. Pure. */
export function newsOf(before: readonly Job[], now: readonly Job[]): readonly Job[] {
  const known = new Map(before.map((job) => [job.id, job.state.kind]));
  return now.filter((job) => known.get(job.id) !== job.state.kind);
}

/** The file's name without its folder, whichever system wrote the path. */
export function fileName(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { errorText } from '../../app/errorText.ts';

/** What a form started: the job that runs, or why there is none. */
export interface PackageJob {
  readonly problem: string | null;
  readonly jobId: string | null;
  /** Forgets the last problem and follows the job of this reply; a reply without one (no file was chosen) changes nothing. */
  readonly start: (asked: Promise<Reply<{ readonly jobId: string } | null>>) => Promise<void>;
  /** Forgets the last problem. */
  readonly clear: () => void;
}

/** The job behind a form that writes or takes in a package. */
export function usePackageJob(): PackageJob {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);

  const clear = (): void => setProblem(null);

  async function start(asked: Promise<Reply<{ readonly jobId: string } | null>>): Promise<void> {
    clear();
    const reply = await asked;
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    if (reply.value !== null) setJobId(reply.value.jobId);
  }

  return { problem, jobId, start, clear };
}

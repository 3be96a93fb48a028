import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChosenCalls } from '../../../shared/calls/chosenCalls.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { errorText } from '../../app/errorText.ts';

/** What every form about chosen calls is given. */
export interface ChosenFormProps {
  /** The calls as they are chosen when it is asked. */
  readonly calls: () => ChosenCalls;
  /** The job has begun. */
  readonly onDone: () => void;
}

interface FormProps {
  readonly fields: ReactNode;
  readonly words?: string;
  readonly submit: string;
  /** What is asked is not said yet. */
  readonly incomplete?: boolean;
  readonly start: () => Promise<Reply<unknown>>;
  readonly onDone: () => void;
}

/** Fields, and the button that starts the job; a refusal is read above it. */
export function ChosenForm({ fields, words, submit, incomplete = false, start, onDone }: FormProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);

  async function begin(): Promise<void> {
    setStarting(true);
    const reply = await start();
    setStarting(false);
    if (reply.ok) onDone();
    else setProblem(errorText(t, reply.error));
  }

  return (
    <form
      className="chosen-form" data-testid="chosen-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!incomplete) void begin();
      }}
    >
      {words !== undefined && <p className="soft-text">{words}</p>}
      {fields}
      {problem !== null && <p className="job-problem" role="alert">{problem}</p>}
      <Button type="primary" htmlType="submit" disabled={incomplete} loading={starting} data-testid="chosen-start">{submit}</Button>
    </form>
  );
}

import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../bridge/send.ts';
import { PassphraseStep } from './PassphraseStep.tsx';
import { usePackageJob } from './usePackageJob.ts';

/** Writes marks, scores and comments into a file that goes back. */
export function AnswerForm({ packageId, onEnd }: { readonly packageId: string; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const job = usePackageJob();
  const [form] = Form.useForm<{ readonly next: string }>();
  return (
    <PassphraseStep
      title={t('reviewPackages.answer')} words={t('reviewPackages.answerWords')} testId="package-answer-form" submitTestId="package-write-answer"
      form={form} job={job} onWrite={({ next }) => void job.start(attempt('reviewPackage:answer', { packageId, passphrase: next }))} onEnd={onEnd}
    />
  );
}

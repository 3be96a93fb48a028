import { useCallback, useState } from 'react';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { NewPassphraseFields } from '../../vault/NewPassphraseFields.tsx';
import { Fault } from '../scoring/Fault.tsx';
import { JobLine } from './JobLine.tsx';

/** Writes marks, scores and comments into a file that goes back. */
export function AnswerForm({ packageId, onEnd }: { readonly packageId: string; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [form] = Form.useForm<{ readonly next: string }>();
  const forget = useCallback(() => form.resetFields(), [form]);

  async function answer(passphrase: string): Promise<void> {
    setProblem(null);
    const reply = await attempt('reviewPackage:answer', { packageId, passphrase });
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    if (reply.value !== null) setJobId(reply.value.jobId);
  }

  return (
    <section className="package-step" data-testid="package-answer-form">
      <h3>{t('reviewPackages.answer')}</h3>
      <p className="soft-text">{t('reviewPackages.answerWords')}</p>
      <Form form={form} layout="vertical" requiredMark={false} className="package-narrow" onFinish={({ next }) => void answer(next)}>
        <NewPassphraseFields label={t('reviewPackages.passphrase')} autoFocus />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" data-testid="package-write-answer">{t('reviewPackages.write')}</Button>
          <Button onClick={onEnd}>{t(jobId === null ? 'app.cancel' : 'app.close')}</Button>
        </div>
        <Fault words={problem} />
        <JobLine jobId={jobId} onDone={forget} />
      </Form>
    </section>
  );
}

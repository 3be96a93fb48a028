import { useCallback, useState } from 'react';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import { errorText } from '../../../app/errorText.ts';
import { attempt } from '../../../bridge/send.ts';
import { NewPassphraseFields } from '../../../vault/NewPassphraseFields.tsx';
import { JobLine } from '../../packages/JobLine.tsx';
import { Fault } from '../Fault.tsx';
import '../../../vault/vault.css';
import '../../packages/packages.css';

interface HandOverProps {
  readonly calibration: Calibration;
  readonly onEnd: () => void;
}

/** Gives a calibration's calls to one of its reviewers who sits elsewhere: one file, with its card and nobody's judgement. */
export function HandOver({ calibration: { id, callIds, cardId, reviewers }, onEnd }: HandOverProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [form] = Form.useForm<{ readonly reviewer: string; readonly next: string }>();
  const forget = useCallback(() => form.resetFields(), [form]);

  async function give({ reviewer, next }: { readonly reviewer: string; readonly next: string }): Promise<void> {
    setProblem(null);
    const reply = await attempt('reviewPackage:export', { callIds: [...callIds], cardIds: [cardId], passphrase: next, calibration: { id, reviewer } });
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    if (reply.value !== null) setJobId(reply.value.jobId);
  }

  return (
    <section className="package-step" data-testid="calibration-hand-over-form">
      <h3>{t('review.calibration.handOver')}</h3>
      <p className="soft-text">{t('review.calibration.handOverWords')}</p>
      <Form form={form} layout="vertical" requiredMark={false} className="package-narrow" onFinish={(values) => void give(values)}>
        <Form.Item name="reviewer" label={t('review.calibration.handOverTo')} rules={[{ required: true, message: t('review.calibration.fault.reviewer') }]} validateTrigger="onSubmit">
          <Select options={reviewers.map((value) => ({ value }))} data-testid="calibration-hand-over-to" />
        </Form.Item>
        <NewPassphraseFields label={t('reviewPackages.passphrase')} />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" data-testid="calibration-write">{t('reviewPackages.write')}</Button>
          <Button onClick={onEnd}>{t(jobId === null ? 'app.cancel' : 'app.close')}</Button>
        </div>
        <Fault words={problem} />
        <JobLine jobId={jobId} onDone={forget} />
      </Form>
    </section>
  );
}

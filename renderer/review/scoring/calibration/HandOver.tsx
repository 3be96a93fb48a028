import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import { attempt } from '../../../bridge/send.ts';
import { PassphraseStep } from '../../packages/PassphraseStep.tsx';
import { usePackageJob } from '../../packages/usePackageJob.ts';

interface HandOverProps {
  readonly calibration: Calibration;
  readonly onEnd: () => void;
}

/** Gives a calibration's calls to one of its reviewers who sits elsewhere: one file, with its card and nobody's judgement. */
export function HandOver({ calibration: { id, callIds, cardId, reviewers }, onEnd }: HandOverProps) {
  const { t } = useTranslation();
  const job = usePackageJob();
  const [form] = Form.useForm<{ readonly reviewer: string; readonly next: string }>();
  return (
    <PassphraseStep
      title={t('review.calibration.handOver')} words={t('review.calibration.handOverWords')} testId="calibration-hand-over-form" submitTestId="calibration-write"
      form={form} job={job} onEnd={onEnd}
      onWrite={({ reviewer, next }) => void job.start(attempt('reviewPackage:export', { callIds: [...callIds], cardIds: [cardId], passphrase: next, calibration: { id, reviewer } }))}
      fields={
        <Form.Item name="reviewer" label={t('review.calibration.handOverTo')} rules={[{ required: true, message: t('review.calibration.fault.reviewer') }]} validateTrigger="onSubmit">
          <Select options={reviewers.map((value) => ({ value }))} data-testid="calibration-hand-over-to" />
        </Form.Item>
      }
    />
  );
}

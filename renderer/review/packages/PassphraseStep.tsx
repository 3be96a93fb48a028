import { useCallback, type ReactNode } from 'react';
import { Button, Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { NewPassphraseFields } from '../../vault/NewPassphraseFields.tsx';
import { Fault } from '../scoring/Fault.tsx';
import { JobLine } from './JobLine.tsx';
import type { PackageJob } from './usePackageJob.ts';
import '../../vault/vault.css';
import './packages.css';

interface PassphraseStepProps<Values extends { readonly next: string }> {
  readonly title: string;
  readonly words: string;
  readonly testId: string;
  readonly submitTestId: string;
  /** Asked before the passphrase; without any, the passphrase has the focus at once. */
  readonly fields?: ReactNode;
  readonly form: FormInstance<Values>;
  readonly job: PackageJob;
  readonly onWrite: (values: Values) => void;
  readonly onEnd: () => void;
}

/** A step below what it is about, that writes a file behind a new passphrase. */
export function PassphraseStep<Values extends { readonly next: string }>({ title, words, testId, submitTestId, fields, form, job: { problem, jobId }, onWrite, onEnd }: PassphraseStepProps<Values>) {
  const { t } = useTranslation();
  const forget = useCallback(() => form.resetFields(), [form]);
  return (
    <section className="package-step" data-testid={testId}>
      <h3>{title}</h3>
      <p className="soft-text">{words}</p>
      <Form form={form} layout="vertical" requiredMark={false} className="package-narrow" onFinish={onWrite}>
        {fields}
        <NewPassphraseFields label={t('reviewPackages.passphrase')} autoFocus={fields === undefined} />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" data-testid={submitTestId}>{t('reviewPackages.write')}</Button>
          <Button onClick={onEnd}>{t(jobId === null ? 'app.cancel' : 'app.close')}</Button>
        </div>
        <Fault words={problem} />
        <JobLine jobId={jobId} onDone={forget} />
      </Form>
    </section>
  );
}

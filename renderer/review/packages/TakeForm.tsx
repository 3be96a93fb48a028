import { useCallback } from 'react';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestPassphrase } from '../../../shared/vault/passphrase.ts';
import { attempt } from '../../bridge/send.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Fault } from '../scoring/Fault.tsx';
import { JobLine } from './JobLine.tsx';
import { openPackage } from './openedPackage.ts';
import { usePackageJob } from './usePackageJob.ts';

/** Takes a package in: calls to judge, or what was judged elsewhere. The file is asked for after the passphrase. */
export function TakeForm() {
  const { t } = useTranslation();
  const { problem, jobId, start } = usePackageJob();
  const [form] = Form.useForm<{ readonly passphrase?: string }>();
  const forget = useCallback(() => form.resetFields(), [form]);

  return (
    <Panel className="package-form" testId="package-take-form" title={t('reviewPackages.takeTitle')} extra={<Button size="small" onClick={() => openPackage(null)}>{t('app.close')}</Button>}>
      <p className="soft-text">{t('reviewPackages.takeWords')}</p>
      <Form form={form} layout="vertical" requiredMark={false} className="package-narrow" onFinish={({ passphrase = '' }) => void start(attempt('reviewPackage:import', { passphrase }))}>
        <Form.Item name="passphrase" label={t('reviewPackages.passphraseOf')} rules={[{ required: true, message: t('reviewPackages.fault.passphrase') }]} validateTrigger="onSubmit">
          <Input.Password autoComplete="off" maxLength={longestPassphrase} autoFocus data-testid="package-passphrase" />
        </Form.Item>
        <div className="form-actions"><Button type="primary" htmlType="submit" data-testid="package-choose">{t('reviewPackages.choose')}</Button></div>
        <Fault words={problem} />
        <JobLine jobId={jobId} onDone={forget} />
      </Form>
    </Panel>
  );
}

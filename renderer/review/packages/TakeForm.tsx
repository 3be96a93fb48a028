import { useCallback, useState } from 'react';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestPassphrase } from '../../../shared/vault/passphrase.ts';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Fault } from '../scoring/Fault.tsx';
import { JobLine } from './JobLine.tsx';
import { openPackage } from './openedPackage.ts';

/** Takes a package in: calls to judge, or what was judged elsewhere. The file is asked for after the passphrase. */
export function TakeForm() {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [form] = Form.useForm<{ readonly passphrase?: string }>();
  const forget = useCallback(() => form.resetFields(), [form]);

  async function take(passphrase: string): Promise<void> {
    setProblem(null);
    const reply = await attempt('reviewPackage:import', { passphrase });
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    if (reply.value !== null) setJobId(reply.value.jobId);
  }

  return (
    <Panel className="package-form" testId="package-take-form" title={t('reviewPackages.takeTitle')} extra={<Button size="small" onClick={() => openPackage(null)}>{t('app.close')}</Button>}>
      <p className="soft-text">{t('reviewPackages.takeWords')}</p>
      <Form form={form} layout="vertical" requiredMark={false} className="package-narrow" onFinish={({ passphrase = '' }) => void take(passphrase)}>
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

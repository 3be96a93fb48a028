import { useCallback, useState } from 'react';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { NewPassphraseFields } from '../../vault/NewPassphraseFields.tsx';
import { Fault } from '../scoring/Fault.tsx';
import { CallTicks } from './CallTicks.tsx';
import { useGivenCalls } from './givenCalls.ts';
import { JobLine } from './JobLine.tsx';
import { openPackage } from './openedPackage.ts';
import { usePackageJob } from './usePackageJob.ts';

/** Gives calls to a reviewer elsewhere: which calls, with which cards, behind which passphrase. */
export function GiveForm() {
  const { t } = useTranslation();
  const { callIds, cardIds, note } = useGivenCalls();
  const [tried, setTried] = useState(false);
  const { problem, jobId, start, clear } = usePackageJob();
  const [form] = Form.useForm<{ readonly next: string }>();
  const forget = useCallback(() => {
    form.resetFields();
    useGivenCalls.setState({ callIds: [], note: '' });
    setTried(false);
  }, [form]);
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('scoreCard:list', {}, revision);
  const cards = answer.kind === 'answered' ? answer.value.filter(({ released, retired }) => released !== null && !retired) : [];
  const chosen = (cardIds ?? cards.slice(0, 1).map(({ id }) => id)).filter((id) => cards.some((card) => card.id === id));

  function give({ next }: { readonly next: string }): void {
    setTried(true);
    if (callIds.length === 0 || chosen.length === 0) return clear();
    void start(attempt('reviewPackage:export', { callIds: [...callIds], cardIds: chosen, passphrase: next, note: note.trim() }));
  }

  return (
    <Panel className="package-form" testId="package-give-form" title={t('reviewPackages.giveTitle')} extra={<Button size="small" onClick={() => openPackage(null)}>{t('app.cancel')}</Button>}>
      <p className="soft-text">{t('reviewPackages.giveWords')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={give} onFinishFailed={() => setTried(true)}>
        <div className="package-columns">
          <div>
            <Fault words={tried && callIds.length === 0 ? t('reviewPackages.fault.calls') : null} />
            <CallTicks chosen={callIds} onChange={(next) => useGivenCalls.setState({ callIds: next })} />
          </div>
          <div>
            <Form.Item label={t('reviewPackages.cards')} validateStatus={tried && chosen.length === 0 ? 'error' : ''} help={tried && chosen.length === 0 ? t('reviewPackages.fault.cards') : undefined}>
              <Select
                mode="multiple" maxCount={20} value={chosen} data-testid="package-cards" notFoundContent={t('reviewPackages.noCards')} aria-label={t('reviewPackages.cards')}
                options={cards.map(({ id, name, released }) => ({ value: id, label: `${name} · v${released?.version ?? 1}` }))} onChange={(ids: string[]) => useGivenCalls.setState({ cardIds: ids })}
              />
            </Form.Item>
            <Form.Item label={t('reviewPackages.note')}>
              <Input.TextArea value={note} rows={2} maxLength={1_000} placeholder={t('reviewPackages.notePlaceholder')} aria-label={t('reviewPackages.note')} data-testid="package-note" onChange={({ target }) => useGivenCalls.setState({ note: target.value })} />
            </Form.Item>
            <NewPassphraseFields label={t('reviewPackages.passphrase')} />
            <p className="soft-text package-hint">{t('reviewPackages.passphraseWords')}</p>
            <div className="form-actions"><Button type="primary" htmlType="submit" data-testid="package-write">{t('reviewPackages.write')}</Button></div>
            <Fault words={problem} />
            <JobLine jobId={jobId} onDone={forget} />
          </div>
        </div>
      </Form>
    </Panel>
  );
}

import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvidenceOverview } from '../../shared/evidence/evidenceView.ts';
import { errorText } from '../app/errorText.ts';
import { attempt, send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { SettingRow } from '../settings/SettingRow.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import './evidence.css';

/** The chain as a whole: since when, verified on demand, and who stamps it. */
export function EvidenceSettings() {
  const { t } = useTranslation();
  const [revision, setRevision] = useState(0);
  const answer = useAnswer('evidence:overview', {}, revision);
  return (
    <Panel title={t('evidence.settings.title')} className="evidence-settings" testId="evidence-settings">
      <p className="soft-text">{t('evidence.settings.about')}</p>
      {answer.kind === 'failed' && <p role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && <Overview key={revision} overview={answer.value} changed={() => setRevision(revision + 1)} />}
    </Panel>
  );
}

function Overview({ overview, changed }: { readonly overview: EvidenceOverview; readonly changed: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayKeepHouse = useConsole((state) => state.seat.rights.includes('keepHouse'));
  const { begunAt, links, fingerprint, lastStampAt, stampProblem } = overview;
  return (
    <>
      <SettingRow
        label={t('evidence.settings.since')}
        words={t('evidence.settings.sinceValue', { at: begunAt === null ? '?' : fullMomentText(begunAt, locale), links })}
        control={() => (
          <div className="evidence-actions">
            <Button data-testid="verify-evidence" onClick={() => void send('evidence:verify', {})}>{t('evidence.verify')}</Button>
            <Button data-testid="verify-package" onClick={() => void send('evidence:verifyPackage', {})}>{t('evidence.verifyPackage')}</Button>
          </div>
        )}
      />
      <SettingRow label={t('evidence.settings.fingerprint')} words={t('evidence.settings.fingerprintHelp')} control={() => <code className="evidence-key">{fingerprint}</code>} />
      <SettingRow
        label={t('evidence.settings.lastStamp')}
        words={stampProblem === null ? '' : <span role="alert"><StatusMark tone="warn">{t('evidence.settings.stampProblem', { why: t(`evidence.stampProblems.${stampProblem}`) })}</StatusMark></span>}
        control={() => <span>{lastStampAt === null ? t('evidence.settings.never') : fullMomentText(lastStampAt, locale)}</span>}
      />
      {mayKeepHouse && <AuthorityForm overview={overview} changed={changed} />}
    </>
  );
}

function AuthorityForm({ overview: { authority }, changed }: { readonly overview: EvidenceOverview; readonly changed: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState(authority.url);
  const [certificate, setCertificate] = useState(authority.certificate);
  const [problem, setProblem] = useState('');
  async function save(): Promise<void> {
    const reply = await attempt('evidence:configure', { url: url.trim(), certificate: certificate.trim() });
    setProblem(reply.ok ? '' : errorText(t, reply.error));
    if (reply.ok) changed();
  }
  return (
    <>
      <SettingRow label={t('evidence.settings.authority')} words={t('evidence.settings.authorityHelp')} control={(ids) => (
        <Input {...ids} value={url} maxLength={500} data-testid="authority-url" onChange={({ target }) => setUrl(target.value)} />
      )} />
      <SettingRow label={t('evidence.settings.certificate')} words={t('evidence.settings.certificateHelp')} control={(ids) => (
        <Input.TextArea {...ids} value={certificate} rows={3} maxLength={20_000} data-testid="authority-certificate" onChange={({ target }) => setCertificate(target.value)} />
      )} />
      <div className="evidence-actions"><Button disabled={url === authority.url && certificate === authority.certificate} data-testid="save-authority" onClick={() => void save()}>{t('evidence.settings.save')}</Button>{problem !== '' && <span role="alert">{problem}</span>}</div>
    </>
  );
}

import { useState } from 'react';
import { Button, Dropdown } from 'antd';
import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallEvidenceView } from '../../shared/evidence/evidenceView.ts';
import { firstProblem } from '../../shared/evidence/evidenceProblem.ts';
import { errorText } from '../app/errorText.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import './evidence.css';

interface EvidenceSectionProps {
  readonly callId: string;
  readonly hasRecording: boolean;
  /** Asks again when it changes. */
  readonly revision: number;
}

/** What proves a call, whether it still holds, and the ways in which call and recording can leave the program. */
export function EvidenceSection({ callId, hasRecording, revision }: EvidenceSectionProps) {
  const { t } = useTranslation();
  const mayExport = useConsole((state) => state.seat.rights.includes('exportData'));
  const answer = useAnswer('evidence:ofCall', { callId }, revision);
  return (
    <section data-testid="call-evidence">
      <h3 className="details-title">{t('evidence.title')} {answer.kind === 'answered' && <Verdict view={answer.value} />}</h3>
      {answer.kind === 'waiting' && <p className="muted-text">{t('evidence.checking')}</p>}
      {answer.kind === 'failed' && <p className="muted-text" role="alert">{t('evidence.notChecked', { why: errorText(t, answer.error) })}</p>}
      {answer.kind === 'answered' && <Links view={answer.value} />}
      {mayExport && <Exports callId={callId} hasRecording={hasRecording} />}
    </section>
  );
}

function Verdict({ view }: { readonly view: CallEvidenceView }) {
  const { t } = useTranslation();
  const problem = firstProblem(view.problems);
  if (problem !== undefined) {
    return <StatusMark tone="danger">{problem.sequence === null ? t('evidence.brokenPlain', { problem: problem.kind }) : t('evidence.broken', { sequence: problem.sequence, problem: problem.kind })}</StatusMark>;
  }
  return view.verifiedUntil === null ? null : <StatusMark tone="ok">{t('evidence.holds', { sequence: view.verifiedUntil })}</StatusMark>;
}

/** As many as a call has on most days; the others when asked for. */
const shownFirst = 4;

function Links({ view: { links } }: { readonly view: CallEvidenceView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  if (links.length === 0) return <p className="muted-text">{t('evidence.noLinks')}</p>;
  const shown = all ? links : links.slice(0, shownFirst);
  return (
    <>
      <ol className="evidence-links">
        {shown.map(({ sequence, at, kind, by }) => (
          <li key={sequence}>
            <span className="evidence-number">{t('evidence.link', { sequence })}</span>
            <span>{t(`evidence.kind.${kind}`)}{by === null || by === '' ? '' : ` · ${by}`}</span>
            <span className="soft-text">{fullMomentText(at, locale)}</span>
          </li>
        ))}
      </ol>
      {links.length > shown.length && <button type="button" className="link-button" onClick={() => setAll(true)}>{t('evidence.moreLinks', { count: links.length })}</button>}
    </>
  );
}

function Exports({ callId, hasRecording }: { readonly callId: string; readonly hasRecording: boolean }) {
  const { t } = useTranslation();
  const formats = (['wav', 'ogg'] as const).flatMap((format) => [false, true].map((factsSheet) => ({
    key: `${format}${factsSheet ? '+' : ''}`,
    label: `${t(format === 'wav' ? 'evidence.exportWav' : 'evidence.exportOgg')}${factsSheet ? ` · ${t('evidence.withSheet')}` : ''}`,
    onClick: () => void send('recording:export', { callId, format, factsSheet }),
  })));
  const packages = (hasRecording ? [false, true] : [false]).map((wav) => ({ key: String(wav), label: t(wav ? 'evidence.withWav' : 'evidence.package'), onClick: () => void send('evidence:export', { callId, wav }) }));
  return (
    <div className="evidence-actions">
      {hasRecording && (
        <Dropdown menu={{ items: formats }} trigger={['click']}>
          <Button size="small" icon={<DownloadOutlined />} data-testid="export-recording">{t('evidence.exportRecording')}</Button>
        </Dropdown>
      )}
      <Dropdown menu={{ items: packages }} trigger={['click']}>
        <Button size="small" icon={<SafetyCertificateOutlined />} data-testid="export-evidence">{t('evidence.export')}</Button>
      </Dropdown>
    </div>
  );
}

import { useState } from 'react';
import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { columnMeanings, delimiters, encodings, existingPolicies } from '../../shared/customers/customerImport.ts';
import type { ColumnMeaning, Delimiter, ExistingPolicy, FileEncoding, ImportCheck, ImportPreview, ImportReading } from '../../shared/customers/customerImport.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { errorText } from '../app/errorText.ts';
import { attempt, send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { remark } from '../stores/remarks.ts';
import { fullMomentText } from '../ui/duration.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { useCustomerRevision } from './customerRevision.ts';

const delimiterNames: Readonly<Record<Delimiter, 'comma' | 'semicolon' | 'tab' | 'bar'>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** A file becomes customers in three steps: what is in it, what is wrong with it, what happens to those that are there. */
export function ImportView() {
  const { t } = useTranslation();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [failure, setFailure] = useState<IpcError | null>(null);

  async function open(): Promise<void> {
    setFailure(null);
    const reply = await attempt('customerImport:open', {});
    if (!reply.ok) setFailure(reply.error);
    else if (reply.value !== null) setPreview(reply.value);
  }

  return (
    <div className="import">
      <Panel title={t('customerImport.title')} testId="import">
        <p className="soft-text">{t('customerImport.chooseWords')}</p>
        <Button type={preview === null ? 'primary' : 'default'} icon={<UploadOutlined />} data-testid="import-open" onClick={() => void open()}>{t('customerImport.choose')}</Button>
        {failure !== null && <Alert type="error" showIcon title={errorText(t, failure)} data-testid="import-failure" />}
        {preview !== null && <Mapping key={preview.fileId} preview={preview} onPreview={setPreview} onDone={() => setPreview(null)} />}
      </Panel>
      <History />
    </div>
  );
}

function Mapping({ preview, onPreview, onDone }: { readonly preview: ImportPreview; readonly onPreview: (preview: ImportPreview) => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<ImportReading>(preview.reading);
  const [existing, setExisting] = useState<ExistingPolicy>('skip');
  const [check, setCheck] = useState<ImportCheck | null>(null);
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<IpcError | null>(null);
  const fields = useAnswer('customer:fields', {});
  const named = reading.columns.includes('name') || reading.columns.includes('company');
  const sent = { ...reading, columns: [...reading.columns] };

  function read(next: ImportReading): void {
    setReading(next);
    setCheck(null);
  }

  async function reread(encoding: FileEncoding, delimiter: Delimiter): Promise<void> {
    const reply = await attempt('customerImport:reread', { fileId: preview.fileId, encoding, delimiter });
    if (!reply.ok) return setFailure(reply.error);
    onPreview(reply.value);
    read(reply.value.reading);
  }

  async function checkFile(): Promise<void> {
    setChecking(true);
    setFailure(null);
    const reply = await attempt('customerImport:check', { fileId: preview.fileId, reading: sent });
    setChecking(false);
    if (reply.ok) setCheck(reply.value);
    else setFailure(reply.error);
  }

  async function start(): Promise<void> {
    if (check === null || (await send('customerImport:start', { fileId: preview.fileId, reading: sent, existing, total: check.lines })) === null) return;
    remark(t('customerImport.jobGoesOn'));
    onDone();
  }

  return (
    <>
      <div className="import-reading">
        <b>{preview.fileName}</b>
        {preview.format !== 'xlsx' && <label>{t('customerImport.encoding.label')} <select value={reading.encoding} data-testid="import-encoding" onChange={(event) => void reread(event.target.value as FileEncoding, reading.delimiter)}>{encodings.map((each) => <option key={each} value={each}>{t(`customerImport.encoding.${each}`)}</option>)}</select></label>}
        {preview.format === 'csv' && <label>{t('customerImport.delimiter.label')} <select value={reading.delimiter} onChange={(event) => void reread(reading.encoding, event.target.value as Delimiter)}>{delimiters.map((each) => <option key={each} value={each}>{t(`customerImport.delimiter.${delimiterNames[each]}`)}</option>)}</select></label>}
        {preview.format !== 'vcard' && <label><input type="checkbox" checked={reading.headings} onChange={(event) => read({ ...reading, headings: event.target.checked })} /> {t('customerImport.headings')}</label>}
      </div>
      <div className="import-table">
        <table data-testid="import-preview">
          <thead>
            <tr>
              {reading.columns.map((meaning, index) => (
                <th key={index}>
                  <select value={meaning} aria-label={`${t('customerImport.column.meaning')} ${preview.rows[0]?.[index] ?? index + 1}`} data-meaning={meaning} onChange={(event) => read({ ...reading, columns: reading.columns.map((each, at) => (at === index ? (event.target.value as ColumnMeaning) : each)) })}>
                    {columnMeanings.map((each) => <option key={each} value={each}>{t(`customerImport.meaning.${each}`)}</option>)}
                    {(fields.kind === 'answered' ? fields.value : []).filter(({ hidden }) => !hidden).map(({ id, name }) => <option key={id} value={`field:${id}`}>{name}</option>)}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{preview.rows.map((row, index) => <tr key={index} className={index === 0 && reading.headings ? 'import-headings' : ''}>{reading.columns.map((_, at) => <td key={at}>{row[at] ?? ''}</td>)}</tr>)}</tbody>
        </table>
      </div>
      {!named && <p className="field-problem" role="alert">{t('customerImport.noNameColumn')}</p>}
      {failure !== null && <Alert type="error" showIcon title={errorText(t, failure)} />}
      <div className="form-actions">
        <Button disabled={!named} loading={checking} data-testid="import-check" onClick={() => void checkFile()}>{t(checking ? 'customerImport.checking' : 'customerImport.check')}</Button>
        <Button onClick={onDone}>{t('app.cancel')}</Button>
      </div>
      {check !== null && <CheckResult check={check} existing={existing} onExisting={setExisting} onStart={() => void start()} />}
    </>
  );
}

function CheckResult({ check, existing, onExisting, onStart }: { readonly check: ImportCheck; readonly existing: ExistingPolicy; readonly onExisting: (policy: ExistingPolicy) => void; readonly onStart: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="import-check" data-testid="import-result">
      <p><StatusMark tone={check.refused === 0 ? 'ok' : 'warn'}>{t('customerImport.result', { ...check })}</StatusMark></p>
      {check.refusedLines.length > 0 && (
        <div className="import-table import-refused">
          <table>
            <thead><tr><th>{t('customerImport.column.line')}</th><th>{t('customerImport.column.fault')}</th><th>{t('customerImport.column.remedy')}</th></tr></thead>
            <tbody>{check.refusedLines.map(({ line, fault, column }) => <tr key={line}><td className="figure">{line}</td><td>{column === '' ? t(`customerImport.fault.${fault}`) : t('customerImport.inColumn', { column, problem: t(`customerImport.fault.${fault}`) })}</td><td className="soft-text">{t(`customerImport.remedy.${fault}`)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {check.refused > check.refusedLines.length && <p className="muted-text">{t('customerImport.moreRefused', { total: check.refused - check.refusedLines.length })}</p>}
      <div className="import-existing" role="radiogroup" aria-label={t('customerImport.existing.label')}>
        <span>{t('customerImport.existing.label')}</span>
        {existingPolicies.map((policy) => <label key={policy}><input type="radio" checked={policy === existing} onChange={() => onExisting(policy)} /> {t(`customerImport.existing.${policy}`)}</label>)}
      </div>
      <Button type="primary" disabled={check.good === 0} data-testid="import-start" onClick={onStart}>{t('customerImport.start', { total: check.good })}</Button>
    </section>
  );
}

function History() {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useCustomerRevision();
  const imports = useAnswer('customerImport:list', {}, revision);
  if (imports.kind !== 'answered' || imports.value.length === 0) return null;
  return (
    <Panel title={t('customerImport.history')}>
      <ul className="merges">
        {imports.value.map((each) => (
          <li key={each.id} data-testid="import-row">
            <span><b>{each.fileName}</b> · {t('customerImport.historyRow', { added: each.added, changed: each.changed })}</span>
            <span className="muted-text figure">{fullMomentText(each.at, locale)} · {each.who}</span>
            {each.state === 'undone' ? <StatusMark tone="quiet">{t('customerImport.undone')}</StatusMark> : (
              <Popconfirm title={t('customerImport.undo')} description={t('customerImport.undoAsk')} okText={t('customerImport.undo')} cancelText={t('app.cancel')} onConfirm={() => void send('customerImport:undo', { importId: each.id })}>
                <Button size="small" data-testid="import-undo">{t('customerImport.undo')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { useState } from 'react';
import { Button, Checkbox, Input, InputNumber, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { crmFields, crmSettingsSchema, pushedSteps, type CrmSettings as Settings, type ShownCrmSettings } from '../../../shared/crm/crmSettings.ts';
import { addressVariables, unknownVariables } from '../../../shared/crm/fillAddress.ts';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { remark } from '../../stores/remarks.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { SettingRow } from '../SettingRow.tsx';
import { CrmTest } from './CrmTest.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { OutboxRow } from './OutboxRow.tsx';
import '../../crm/crm.css';

/** The customer system of the company: its page, what it is asked, what it is told. */
export function CrmSettings() {
  const { t } = useTranslation();
  const mayChange = useConsole((state) => state.seat.rights.includes('keepHouse'));
  const [saved, setSaved] = useState(0);
  const answer = useAnswer('crm:settings', {}, saved);
  if (!mayChange) return <Panel title={t('crm.title')}><p className="empty-words">{t('crm.readOnly')}</p></Panel>;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  if (answer.kind !== 'answered') return null;
  return <CrmForm key={saved} shown={answer.value} onSaved={() => setSaved(saved + 1)} />;
}

function CrmForm({ shown, onSaved }: { readonly shown: ShownCrmSettings; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(shown.settings);
  const { urlPop, lookUp, push } = settings;
  const change = <Part extends keyof Settings>(part: Part, changes: Partial<Settings[Part]>) => setSettings((before) => ({ ...before, [part]: { ...before[part], ...changes } }));
  const invalid = crmSettingsSchema.safeParse(settings).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const unknown = [urlPop.address, lookUp.address].flatMap(unknownVariables);
  const missing = (urlPop.on !== 'never' && urlPop.address === '') || (lookUp.on && lookUp.address === '') || (push.on && push.address === '');

  async function save(): Promise<void> {
    const reply = await attempt('crm:change', settings);
    remark(reply.ok ? t('crm.saved') : errorText(t, reply.error));
    if (reply.ok) onSaved();
  }

  const address = (part: 'urlPop' | 'lookUp' | 'push', label: string) => (
    <Input
      aria-label={label} value={settings[part].address} maxLength={2_000} status={invalid.includes(`${part}.address`) ? 'error' : ''} placeholder={t('crm.addressExample')}
      data-testid={`crm-${part}-address`} onChange={(event) => change(part, { address: event.target.value.trim() })}
    />
  );

  return (
    <div className="crm-form settings-stack">
      <Panel title={t('crm.urlPop')}>
        <SettingRow
          label={t('crm.urlPopOn')} words={t('crm.urlPopWords')}
          control={(ids) => <Segmented {...ids} value={urlPop.on} options={(['never', 'ring', 'answer'] as const).map((value) => ({ value, label: t(`crm.on.${value}`) }))} onChange={(on) => change('urlPop', { on })} />}
        />
        {urlPop.on !== 'never' && (
          <div className="setting setting-stacked">
            <div className="setting-words"><div className="setting-label">{t('crm.address')}</div><div className="muted-text">{t('crm.variables', { names: [...addressVariables, 'sip.X-Header'].map((name) => `{{${name}}}`).join(' ') })}</div></div>
            {address('urlPop', t('crm.address'))}
          </div>
        )}
      </Panel>
      <Panel title={t('crm.lookUp')}>
        <SettingRow label={t('crm.lookUpOn')} words={t('crm.lookUpWords')} control={(ids) => <Switch {...ids} checked={lookUp.on} data-testid="crm-lookUp-on" onChange={(on) => change('lookUp', { on })} />} />
        {lookUp.on && (
          <>
            <div className="setting setting-stacked"><div className="setting-words"><div className="setting-label">{t('crm.address')}</div></div>{address('lookUp', t('crm.address'))}</div>
            <div className="setting setting-stacked"><div className="setting-words"><div className="setting-label">{t('crm.headers')}</div><div className="muted-text">{t('crm.headersWords')}</div></div><HeaderFields headers={lookUp.headers} onChange={(headers) => change('lookUp', { headers })} /></div>
            <div className="setting setting-stacked">
              <div className="setting-words"><div className="setting-label">{t('crm.mapping')}</div><div className="muted-text">{t('crm.mappingWords')}</div></div>
              <div className="crm-fields">
                {crmFields.map((field) => (
                  <label key={field}>{t(`crm.field.${field}`)}<Input value={lookUp.fields[field]} maxLength={200} placeholder={`data.${field}`} data-testid={`crm-field-${field}`} onChange={(event) => change('lookUp', { fields: { ...lookUp.fields, [field]: event.target.value.trim() } })} /></label>
                ))}
              </div>
            </div>
            <SettingRow label={t('crm.timeout')} words={t('crm.timeoutWords')} control={(ids) => <InputNumber {...ids} value={lookUp.timeoutMs} min={200} max={10_000} step={100} precision={0} changeOnWheel={false} suffix="ms" onChange={(timeoutMs) => timeoutMs !== null && change('lookUp', { timeoutMs })} />} />
            <CrmTest saved={settings === shown.settings} />
          </>
        )}
      </Panel>
      <Panel title={t('crm.push')}>
        <SettingRow label={t('crm.pushOn')} words={t('crm.pushWords')} control={(ids) => <Switch {...ids} checked={push.on} data-testid="crm-push-on" onChange={(on) => change('push', { on })} />} />
        {push.on && (
          <>
            <div className="setting setting-stacked"><div className="setting-words"><div className="setting-label">{t('crm.address')}</div></div>{address('push', t('crm.address'))}</div>
            <SettingRow label={t('crm.steps')} words="" control={() => <Checkbox.Group value={push.steps} options={pushedSteps.map((value) => ({ value, label: t(`crm.step.${value}`) }))} onChange={(steps) => change('push', { steps })} />} />
            <SettingRow label={t('crm.secret')} words={t(shown.hasSecret ? 'crm.secretKept' : 'crm.secretWords')} control={(ids) => <Input.Password {...ids} value={push.secret} maxLength={512} autoComplete="off" onChange={(event) => change('push', { secret: event.target.value })} />} />
            <div className="setting setting-stacked"><div className="setting-words"><div className="setting-label">{t('crm.headers')}</div></div><HeaderFields headers={push.headers} onChange={(headers) => change('push', { headers })} /></div>
          </>
        )}
        <OutboxRow />
      </Panel>
      <div className="crm-actions">
        {unknown.length > 0 && <StatusMark tone="danger">{t('crm.unknownVariable', { names: unknown.join(', ') })}</StatusMark>}
        {missing && <StatusMark tone="warn">{t('crm.addressMissing')}</StatusMark>}
        <Button disabled={settings === shown.settings} onClick={() => setSettings(shown.settings)}>{t('crm.undo')}</Button>
        <Button type="primary" disabled={settings === shown.settings || invalid.length > 0 || unknown.length > 0 || missing} data-testid="crm-save" onClick={() => void save()}>{t('crm.save')}</Button>
      </div>
    </div>
  );
}

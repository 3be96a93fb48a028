import { Input, InputNumber, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentNotices, recordingModes } from '../../../shared/recordings/recordingModes.ts';
import type { RecordingRules } from '../../../shared/recordings/recordingRules.ts';
import { send } from '../../bridge/send.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { SettingRow } from '../SettingRow.tsx';
import { KeepDaysField } from './KeepDaysField.tsx';
import { RecordingRuleList } from './RecordingRuleList.tsx';
import { StoragePanel } from './StoragePanel.tsx';
import './recordings.css';

/** What is recorded, how callers are told, how long it is kept, and what that takes of the disk. */
export function RecordingSettings() {
  const { t } = useTranslation();
  const rules = useConsole((state) => state.recordingRules);
  const mayChange = useConsole((state) => state.seat.rights.includes('keepHouse'));
  const change = (part: Partial<RecordingRules>) => void send('recordingRules:change', { ...rules, ...part });

  return (
    <>
      {!mayChange && <p className="setting-intro"><StatusMark tone="info">{t('recording.readOnly')}</StatusMark></p>}
      <fieldset className="plain-fieldset" disabled={!mayChange}>
        <Panel title={t('recording.rules')} testId="recording-rules">
          <SettingRow
            label={t('recording.mode')}
            words={t('recording.modeWords')}
            control={(ids) => (
              <Segmented {...ids} value={rules.record} disabled={!mayChange} options={recordingModes.map((value) => ({ value, label: t(`recording.modeName.${value}`) }))} onChange={(record) => change({ record })} />
            )}
          />
          <SettingRow
            label={t('recording.keep')}
            words={t('recording.keepWords')}
            control={() => <KeepDaysField label={t('recording.keep')} days={rules.keepDays} disabled={!mayChange} onChange={(keepDays) => change({ keepDays })} />}
          />
          <RecordingRuleList rules={rules.rules} disabled={!mayChange} onChange={(list) => change({ rules: [...list] })} />
        </Panel>
        <Panel title={t('recording.telling')}>
          <SettingRow
            label={t('recording.notice')}
            words={t('recording.noticeWords')}
            control={(ids) => (
              <Select {...ids} className="notice-picker" value={rules.notice} disabled={!mayChange} data-testid="notice-picker" options={consentNotices.map((value) => ({ value, label: t(`recording.noticeName.${value}`) }))} onChange={(notice) => change({ notice })} />
            )}
          />
          {rules.notice === 'agent' && <NoticeText key={rules.noticeText} text={rules.noticeText} disabled={!mayChange} onChange={(noticeText) => change({ noticeText })} />}
          <SettingRow
            label={t('recording.resumeAfter')}
            words={t('recording.resumeAfterWords')}
            control={(ids) => (
              <div className="keep-days">
                {rules.resumeAfterSeconds !== null && (
                  <InputNumber
                    className="seconds-field" aria-label={t('recording.resumeAfter')} value={rules.resumeAfterSeconds} min={15} max={1_800} precision={0} changeOnWheel={false} disabled={!mayChange}
                    suffix={t('handling.seconds')} onChange={(resumeAfterSeconds) => resumeAfterSeconds !== null && change({ resumeAfterSeconds })}
                  />
                )}
                <Switch {...ids} checked={rules.resumeAfterSeconds !== null} disabled={!mayChange} onChange={(on) => change({ resumeAfterSeconds: on ? 180 : null })} />
              </div>
            )}
          />
        </Panel>
      </fieldset>
      <StoragePanel />
    </>
  );
}

/** Kept when the field is left. */
function NoticeText({ text, disabled, onChange }: { readonly text: string; readonly disabled: boolean; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  return (
    <div className="setting setting-stacked">
      <label className="setting-label" htmlFor="notice-text">{t('recording.noticeText')}</label>
      <Input.TextArea
        id="notice-text" value={typed} maxLength={300} autoSize={{ minRows: 2, maxRows: 4 }} disabled={disabled} placeholder={t('recording.usualNotice')}
        onChange={(event) => setTyped(event.target.value)} onBlur={() => typed.trim() !== text && onChange(typed.trim())}
      />
    </div>
  );
}

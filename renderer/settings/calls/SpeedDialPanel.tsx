import { useState } from 'react';
import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SpeedDial } from '../../../shared/settings/seatSettings.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { keyText } from '../../ui/numberText.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { changePreference } from '../changePreference.ts';
import { moved, replaced, without } from '../order.ts';
import { OrderButtons } from '../OrderButtons.tsx';
import { mostSpeedDials, speedDialFault } from './speedDials.ts';

/** Numbers under Alt and a digit, in the order of the digits. */
export function SpeedDialPanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const entries = useConsole((state) => state.preferences.speedDials);
  const [editing, setEditing] = useState<number | null>(null);
  const change = (speedDials: readonly SpeedDial[]) => changePreference({ speedDials: [...speedDials] });

  function keep(at: number, entry: SpeedDial): void {
    change(at === entries.length ? [...entries, entry] : replaced(entries, at, entry));
    setEditing(null);
  }

  return (
    <Panel
      title={t('dial.speedDials')}
      testId="speed-dials"
      extra={entries.length < mostSpeedDials && editing === null && <Button size="small" type="text" icon={<PlusOutlined />} data-testid="speed-dial-add" onClick={() => setEditing(entries.length)}>{t('handling.speedDialAdd')}</Button>}
    >
      <p className="setting-intro">{t('handling.speedDialsWords')}</p>
      {entries.length === 0 && editing === null && <p className="muted-text list-none">{t('handling.speedDialNone')}</p>}
      <ol className="speed-dials">
        {entries.map((entry, position) => (
          <li key={`${position}/${entry.number}`} data-testid="speed-dial">
            <KeyHint keys={`Alt ${position + 1}`} />
            {editing === position ? (
              <EntryForm entry={entry} others={entries.map((other, place) => (place === position ? null : other))} onKeep={(changed) => keep(position, changed)} onClose={() => setEditing(null)} />
            ) : (
              <>
                <span className="speed-dial-name">{entry.label}</span>
                <span className="figure soft-text">{keyText(t, entry.number, locale)}</span>
                <span className="bar-space" />
                <Button size="small" type="text" icon={<EditOutlined />} aria-label={t('customers.edit')} title={t('customers.edit')} onClick={() => setEditing(position)} />
                <OrderButtons position={position} count={entries.length} onMove={(by) => change(moved(entries, position, by))} onRemove={() => change(without(entries, position))} />
              </>
            )}
          </li>
        ))}
        {editing === entries.length && (
          <li>
            <KeyHint keys={`Alt ${entries.length + 1}`} />
            <EntryForm entry={{ label: '', number: '' }} others={entries} onKeep={(entry) => keep(entries.length, entry)} onClose={() => setEditing(null)} />
          </li>
        )}
      </ol>
    </Panel>
  );
}

interface EntryFormProps {
  readonly entry: SpeedDial;
  readonly others: readonly (SpeedDial | null)[];
  readonly onKeep: (entry: SpeedDial) => void;
  readonly onClose: () => void;
}

/** Enter saves, Escape closes; the fault is said once saving was tried. */
function EntryForm({ entry, others, onKeep, onClose }: EntryFormProps) {
  const { t } = useTranslation();
  const [label, setLabel] = useState(entry.label);
  const [number, setNumber] = useState(entry.number);
  const [tried, setTried] = useState(false);
  const fault = speedDialFault({ label, number }, others);

  return (
    <form
      className="speed-dial-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) onKeep({ label: label.trim(), number: number.trim() });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Input autoFocus value={label} maxLength={30} placeholder={t('handling.speedDialName')} aria-label={t('handling.speedDialName')} data-testid="speed-dial-name" onChange={(event) => setLabel(event.target.value)} />
      <Input value={number} maxLength={128} placeholder={t('handling.speedDialNumber')} aria-label={t('handling.speedDialNumber')} data-testid="speed-dial-number" onChange={(event) => setNumber(event.target.value)} />
      <Button type="primary" htmlType="submit" data-testid="speed-dial-save">{t('handling.speedDialSave')}</Button>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      {tried && fault !== null && <p className="field-fault" role="alert">{fault.kind === 'numberTwice' ? t('handling.speedDialFault.numberTwice', { digit: fault.digit }) : t(`handling.speedDialFault.${fault.kind}`)}</p>}
    </form>
  );
}

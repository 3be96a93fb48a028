import { InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

/** Three months, as the carriers keep recordings. */
const usualDays = 92;

interface KeepDaysFieldProps {
  readonly label: string;
  /** Null = for ever. */
  readonly days: number | null;
  readonly disabled: boolean;
  readonly onChange: (days: number | null) => void;
}

/** How many days a recording is kept, or for ever. */
export function KeepDaysField({ label, days, disabled, onChange }: KeepDaysFieldProps) {
  const { t } = useTranslation();
  return (
    <span className="field-row keep-days">
      {days !== null && (
        <InputNumber className="seconds-field" aria-label={label} value={days} min={1} max={3_650} precision={0} changeOnWheel={false} disabled={disabled} suffix={t('recording.days')} onChange={(value) => value !== null && value !== days && onChange(value)} />
      )}
      <label className="keep-ever">
        <Switch size="small" checked={days === null} disabled={disabled} onChange={(on) => onChange(on ? null : usualDays)} />
        {t('recording.forEver')}
      </label>
    </span>
  );
}

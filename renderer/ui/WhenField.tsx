import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { soon, soonNames } from './soon.ts';
import './chips.css';

interface WhenFieldProps {
  /** Epoch milliseconds; null = not chosen. */
  readonly value: number | null;
  readonly onChange: (at: number) => void;
  readonly testId?: string;
}

/** A later time: four quick choices, or any day and minute. */
export function WhenField({ value, onChange, testId }: WhenFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="when" role="group" aria-label={t('wrapUp.callBackAt')} data-testid={testId}>
      {soonNames.map((name) => (
        <button key={name} type="button" className="chip" data-testid={`soon-${name}`} onClick={() => onChange(soon(name, Date.now()))}>{t(`wrapUp.soon.${name}`)}</button>
      ))}
      <DatePicker
        className="when-picker"
        aria-label={t('wrapUp.other')}
        placeholder={t('wrapUp.other')}
        value={value === null ? null : dayjs(value)}
        format="MM-DD ddd HH:mm"
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        needConfirm={false}
        allowClear={false}
        minDate={dayjs()}
        onChange={(at) => {
          if (at !== null) onChange(at.valueOf());
        }}
      />
    </div>
  );
}

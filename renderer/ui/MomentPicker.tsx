import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

interface MomentPickerProps {
  /** Epoch milliseconds; null = not chosen. */
  readonly value: number | null;
  readonly onChange: (at: number) => void;
}

/** Any day and minute from now on. */
export function MomentPicker({ value, onChange }: MomentPickerProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      className="when-picker"
      aria-label={t('wrapUp.other')}
      placeholder={t('wrapUp.other')}
      value={value === null ? null : dayjs(value)}
      format="MM/DD ddd HH:mm"
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      needConfirm={false}
      allowClear={false}
      minDate={dayjs()}
      onChange={(at) => {
        if (at !== null) onChange(at.valueOf());
      }}
    />
  );
}

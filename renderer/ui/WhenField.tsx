import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { soon, soonNames } from './soon.ts';
import './when.css';

/** Calendar and clock are a tenth of the console's code, and the first picture has none. */
const MomentPicker = lazy(() => import('./MomentPicker.tsx').then((module) => ({ default: module.MomentPicker })));

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
      <Suspense fallback={<span className="when-picker" />}>
        <MomentPicker value={value} onChange={onChange} />
      </Suspense>
    </div>
  );
}

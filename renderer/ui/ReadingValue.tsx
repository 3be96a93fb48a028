import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../shared/calls/reading.ts';
import { Sourced, Unreadable } from './Sourced.tsx';

interface ReadingValueProps<T> {
  readonly reading: Reading<T>;
  readonly children?: (value: T) => ReactNode;
  /** Shown when the platform said nothing; an em dash when left out. */
  readonly absent?: ReactNode;
}

/** A value from the SIP message with the header it was read from. */
export function ReadingValue<T>({ reading, children, absent }: ReadingValueProps<T>) {
  const { t } = useTranslation();
  if (reading.kind === 'absent') return absent ?? <Absent />;
  if (reading.kind === 'unreadable') return <Unreadable source={reading.source} raw={reading.raw} />;
  return <Sourced source={t('source.header', { name: reading.source })}>{children ? children(reading.value) : String(reading.value)}</Sourced>;
}

/** An empty place. */
export function Absent() {
  const { t } = useTranslation();
  return <span className="absent" aria-label={t('source.absent')}>—</span>;
}

import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { Absent } from './ReadingValue.tsx';
import { sourceName } from './sourceText.ts';
import { StatusMark } from './StatusMark.tsx';

interface OutcomeValueProps<T> {
  readonly outcome: LookUpOutcome<T>;
  readonly children: (value: T, source: string) => ReactNode;
  readonly notFound?: ReactNode;
}

/** What became of a look-up, in one line: the value, or why there is none. */
export function OutcomeValue<T>({ outcome, children, notFound }: OutcomeValueProps<T>) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'pending':
      return <span className="value-pending" aria-label={t('source.pending')} />;
    case 'found':
      return children(outcome.value, t('source.lookUp', { name: sourceName(t, outcome.source), ms: Math.max(1, Math.round(outcome.tookMs)) }));
    case 'notFound':
      return notFound ?? <Absent />;
    case 'failed':
      return (
        <Tooltip title={`${sourceName(t, outcome.source)} · ${outcome.message}`} trigger={['hover', 'focus']}>
          <span tabIndex={0}><StatusMark tone="warn">{t('source.failed')}</StatusMark></span>
        </Tooltip>
      );
    case 'timedOut':
      return (
        <Tooltip title={t('source.timedOutAfter', { name: sourceName(t, outcome.source), ms: outcome.afterMs })} trigger={['hover', 'focus']}>
          <span tabIndex={0}><StatusMark tone="warn">{t('source.timedOut')}</StatusMark></span>
        </Tooltip>
      );
    default:
      return assertNever(outcome);
  }
}

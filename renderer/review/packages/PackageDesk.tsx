import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewPackage } from '../../../shared/reviews/reviewPackage.ts';
import { fullMomentText } from '../../ui/duration.ts';
import { Fact, Panel } from '../../ui/Panel.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { useRight } from '../scoring/useRight.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { PackagedCalls } from './PackagedCalls.tsx';
import { PackageMark } from './PackagesView.tsx';
import { RemoveForm } from './RemoveForm.tsx';

/** A package: whose it is, how far it has come, its calls, and what is to be done with it. */
export function PackageDesk({ of: one }: { readonly of: ReviewPackage }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [form, setForm] = useState<'answer' | 'remove' | null>(null);
  const mayAnswer = useRight('exportData');
  const { direction, madeBy, fingerprint, madeAt, note, callIds, reviewed, answeredAt, answerBy, answerFingerprint, removedAt } = one;
  const here = direction === 'taken' && removedAt === null;
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('reviewPackages.madeBy'), madeBy],
    [t('reviewPackages.madeAt'), fullMomentText(madeAt, locale)],
    [t('reviewPackages.key'), <code key="key" className="package-key" data-testid="package-key">{fingerprint}</code>],
    [t('reviewPackages.note'), note],
    [t('reviewPackages.judged'), <span key="judged" className="figure">{reviewed} / {callIds.length}</span>],
    [t(direction === 'given' ? 'reviewPackages.backAt' : 'reviewPackages.answeredAt'), answeredAt === null ? '' : fullMomentText(answeredAt, locale)],
    [t('reviewPackages.answerBy'), direction === 'given' ? (answerBy ?? '') : ''],
    [t('reviewPackages.answerKey'), answerFingerprint === null ? '' : <code key="answerKey" className="package-key" data-testid="answer-key">{answerFingerprint}</code>],
    [t('reviewPackages.removedAt'), removedAt === null ? '' : fullMomentText(removedAt, locale)],
  ];
  return (
    <Panel className="package-desk" testId="package-desk" title={t(direction === 'given' ? 'reviewPackages.givenTitle' : 'reviewPackages.takenTitle')}>
      <div className="package-state"><PackageMark of={one} /><span className="soft-text">{t(`reviewPackages.next.${nextOf(one)}`)}</span></div>
      <dl className="facts package-facts">{facts.filter(([, value]) => value !== '').map(([label, value]) => <Fact key={label} label={label}>{value}</Fact>)}</dl>
      {here && (
        <div className="form-actions">
          {mayAnswer && <Button type={form === 'remove' ? 'default' : 'primary'} disabled={reviewed === 0} aria-expanded={form === 'answer'} data-testid="package-answer" onClick={() => setForm('answer')}>{t('reviewPackages.answer')}</Button>}
          <Button danger aria-expanded={form === 'remove'} data-testid="package-remove" onClick={() => setForm('remove')}>{t('reviewPackages.remove')}</Button>
        </div>
      )}
      {here && form === 'answer' && <AnswerForm packageId={one.id} onEnd={() => setForm(null)} />}
      {here && form === 'remove' && <RemoveForm packageId={one.id} answered={answeredAt !== null} onEnd={() => setForm(null)} />}
      {removedAt === null && <PackagedCalls callIds={callIds} />}
    </Panel>
  );
}

function nextOf({ direction, removedAt, answeredAt, reviewed, callIds }: ReviewPackage): 'removed' | 'away' | 'back' | 'answered' | 'judge' | 'more' | 'answer' {
  if (removedAt !== null) return 'removed';
  if (direction === 'given') return answeredAt === null ? 'away' : 'back';
  if (answeredAt !== null) return 'answered';
  if (reviewed === 0) return 'judge';
  return reviewed < callIds.length ? 'more' : 'answer';
}

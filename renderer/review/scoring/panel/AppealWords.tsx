import { useTranslation } from 'react-i18next';
import type { Appeal, AppealState } from '../../../../shared/reviews/review.ts';
import { fullMomentText } from '../../../ui/duration.ts';
import { StatusMark, type Tone } from '../../../ui/StatusMark.tsx';
import { useLocale } from '../../../ui/useLocale.ts';

const tones: Readonly<Record<AppealState, Tone>> = { open: 'warn', kept: 'quiet', changed: 'ok' };

/** What became of an appeal, as shape and word. */
export function AppealMark({ state }: { readonly state: AppealState }) {
  const { t } = useTranslation();
  return <StatusMark tone={tones[state]}>{t(`review.appeal.${state}`)}</StatusMark>;
}

/** An appeal and its answer. */
export function AppealWords({ appeal }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section className="appeal" aria-label={t('review.appeal.title')} data-testid="appeal" data-state={appeal.state}>
      <header><AppealMark state={appeal.state} /><span className="soft-text figure">{appeal.by} · {fullMomentText(appeal.at, locale)}</span></header>
      <p dir="auto">{appeal.reason}</p>
      {appeal.answeredAt !== null && (
        <>
          <header><b>{t('review.appeal.answer')}</b><span className="soft-text figure">{appeal.answeredBy} · {fullMomentText(appeal.answeredAt, locale)}</span></header>
          <p dir="auto">{appeal.answer}</p>
        </>
      )}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { momentText } from '../../../ui/duration.ts';
import { useLocale } from '../../../ui/useLocale.ts';

/** Who heard the recordings of the call; each time is a link of the evidence chain. */
export function ListenedList({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const revision = useConsole((state) => `${state.reviewsRevision}/${state.callLogRevision}`);
  const answer = useAnswer('review:listened', { callId }, revision);
  const entries = answer.kind === 'answered' ? answer.value : [];
  if (entries.length === 0) return null;
  return (
    <details className="panel listened" data-testid="listened">
      <summary>{t('review.listened', { count: entries.length })}</summary>
      <ol>{entries.map(({ by, at }) => <li key={`${by}/${at}`}><span>{by}</span><span className="soft-text figure">{momentText(at, now, locale)}</span></li>)}</ol>
    </details>
  );
}

import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { clockText, momentText } from '../../../ui/duration.ts';
import { useLocale } from '../../../ui/useLocale.ts';

/** Who got the sound of the call, and how much of it was played; each is proven by links of the evidence chain. */
export function ListenedList({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const revision = useConsole((state) => `${state.reviewsRevision}/${state.callLogRevision}`);
  const answer = useAnswer('review:listened', { callId }, revision);
  const entries = answer.kind === 'answered' ? answer.value : [];
  if (entries.length === 0) return null;
  const seconds = (ms: number): string => clockText(Math.ceil(ms / 1_000));
  const extent = (servedMs: number | null, playedMs: number | null): string => {
    if (servedMs === null || playedMs === null) return '';
    return playedMs === 0 ? t('review.onlyLoaded', { served: seconds(servedMs) }) : t('review.playedOf', { played: seconds(playedMs), served: seconds(servedMs) });
  };
  return (
    <details className="panel listened" data-testid="listened">
      <summary>{t('review.listened', { count: entries.filter(({ playedMs }) => playedMs !== 0).length })}</summary>
      <ol>{entries.map(({ by, at, servedMs, playedMs }, index) => <li key={`${by}/${at}/${index}`}><span>{by}</span><span className="soft-text figure" title={t('review.listenedWords')}>{extent(servedMs, playedMs)}</span><span className="soft-text figure">{momentText(at, now, locale)}</span></li>)}</ol>
    </details>
  );
}

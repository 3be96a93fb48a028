import { useTranslation } from 'react-i18next';
import { errorText } from '../../../app/errorText.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useReviewDrafts } from '../reviewDrafts.ts';

/** Whether what is written is kept, in words. */
export function DraftState({ writingKey, begun }: { readonly writingKey: string; readonly begun: boolean }) {
  const { t } = useTranslation();
  const written = useReviewDrafts((drafts) => drafts[writingKey]);
  const state = written?.state ?? (begun ? 'saved' : 'none');
  return (
    <span className="draft-state" role="status" data-testid="draft-state" data-state={state}>
      {state === 'saved' && <StatusMark tone="ok">{t('review.kept')}</StatusMark>}
      {(state === 'unsaved' || state === 'saving') && <StatusMark tone="quiet">{t('review.keeping')}</StatusMark>}
      {state === 'failed' && written?.error && <span title={errorText(t, written.error)}><StatusMark tone="danger">{t('review.notKept')}</StatusMark></span>}
    </span>
  );
}

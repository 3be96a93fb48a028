import { useTranslation } from 'react-i18next';
import type { WrapUpDraft } from './wrapUpDrafts.ts';

/** Calls of this queue have to be written up. */
export function RequiredMark() {
  const { t } = useTranslation();
  return <span className="wrap-up-required" title={t('wrapUp.requiredWords')}>{t('wrapUp.required')}</span>;
}

/** Whether what was written is safe. */
export function KeptMark({ draft }: { readonly draft: WrapUpDraft }) {
  const { t } = useTranslation();
  if (draft.kept === 'untouched') return null;
  return <span className="muted-text" data-testid="write-up-kept">{t(draft.kept === 'saved' ? 'wrapUp.saved' : draft.kept === 'saving' ? 'wrapUp.saving' : 'wrapUp.notSaved')}</span>;
}

import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useAutosave } from './autosave.ts';

/** Whether what was written is kept, in words. */
export function KeptState({ writingKey }: { readonly writingKey: string }) {
  const { t } = useTranslation();
  const kept = useAutosave((all) => all[writingKey]);
  return (
    <span className="kept-state" role="status" data-testid="kept-state" data-state={kept?.state ?? 'none'}>
      {kept?.state === 'saved' && <StatusMark tone="ok">{t('customers.kept')}</StatusMark>}
      {(kept?.state === 'unsaved' || kept?.state === 'saving') && <StatusMark tone="quiet">{t('customers.keeping')}</StatusMark>}
      {kept?.state === 'failed' && kept.error !== null && <StatusMark tone="danger">{errorText(t, kept.error)}</StatusMark>}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { numberText } from '../ui/numberText.ts';
import { Sourced, Unreadable } from '../ui/Sourced.tsx';
import { useLocale } from '../ui/useLocale.ts';

/** The other side's number grouped for the eye, with the header it was read from. */
export function CallerNumber({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call, callerNumber } = view;
  const reading = call.facts.caller;
  if (call.direction === 'incoming' && reading.kind === 'unreadable') return <Unreadable source={reading.source} raw={reading.raw} />;
  const source =
    call.direction === 'outgoing' ? t('source.dialled')
    : reading.kind === 'read' ? t('source.headerRaw', { name: reading.source, raw: reading.value })
    : t('source.noCaller');
  return <Sourced source={source}>{numberText(t, callerNumber, locale)}</Sourced>;
}

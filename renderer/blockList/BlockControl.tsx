import { useTranslation } from 'react-i18next';
import { BlockButton } from './BlockButton.tsx';
import { canBeBlocked } from './canBeBlocked.ts';
import { BlockedMark } from './BlockedMark.tsx';
import { UnblockButton } from './UnblockButton.tsx';
import { useBlocked } from './useBlocked.ts';
import './blockList.css';

/** A number on the block list: its mark and the way off. Another one: the way onto it. Nothing until it is known which. `number`: canonical key, or the masked number. */
export function BlockControl({ number: kept }: { readonly number: string }) {
  const { t } = useTranslation();
  // Of an extension behind a company's number the whole line is blocked: nothing else can be told apart when it calls.
  const number = kept.split(';')[0] ?? '';
  const [blocked] = useBlocked([number]) ?? [];
  if (blocked === undefined) return null;
  if (blocked === null) return canBeBlocked(number) ? <BlockButton number={number}>{t('blockList.add')}</BlockButton> : null;
  return <div className="block-state"><BlockedMark blocked={blocked} /><UnblockButton number={number} /></div>;
}

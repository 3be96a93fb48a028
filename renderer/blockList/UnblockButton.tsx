import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { remark } from '../stores/remarks.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { mayBlock } from './mayBlock.ts';

interface UnblockButtonProps {
  readonly number: string;
  /** It is off the list. */
  readonly onDone?: () => void;
}

/** Takes a number off the block list, after saying what that means. Not drawn for who may not change the list. */
export function UnblockButton({ number, onDone }: UnblockButtonProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const may = useConsole(mayBlock);
  const text = keyText(t, number, locale);
  if (!may) return null;

  async function remove(): Promise<void> {
    if ((await send('blockList:remove', { number })) === null) return;
    remark(t('blockList.removed', { number: text }));
    onDone?.();
  }

  return (
    <Popconfirm
      title={t('blockList.removeTitle', { number: text })} description={<p className="unblock-words">{t('blockList.removeWords')}</p>}
      okText={t('blockList.removeNow')} okButtonProps={{ 'data-testid': 'unblock-now' }} cancelText={t('app.cancel')} onConfirm={() => void remove()}
    >
      <Button size="small" aria-label={t('blockList.removeOf', { number: text })} data-testid="unblock">{t('blockList.remove')}</Button>
    </Popconfirm>
  );
}

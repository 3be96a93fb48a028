import { useDeferredValue, useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { useClear } from '../ui/useClear.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { BlockButton } from './BlockButton.tsx';
import { BlockedRows } from './BlockedRows.tsx';
import { mayBlock } from './mayBlock.ts';
import { useBlockedPages } from './useBlockedPages.ts';
import './blockList.css';

/** All numbers that may not be called from here: looked through, added to, taken off. */
export function BlockListPanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const clear = useClear();
  const [text, setText] = useState('');
  const searched = useDeferredValue(text.trim());
  const may = useConsole(mayBlock);
  const revision = useConsole((state) => state.blockListRevision);
  const { blocked, total, waiting, error, loadMore } = useBlockedPages(searched, revision);
  const known = !waiting && error === null;
  return (
    <Panel
      className="block-list" testId="block-list"
      title={<>{t('blockList.title')} <b className="figure" data-testid="block-total">{known ? new Intl.NumberFormat(locale).format(total) : ''}</b></>}
      extra={<BlockButton number={null}>{t('blockList.addNumber')}</BlockButton>}
    >
      <p className="setting-intro">{t('blockList.intro')}</p>
      {!may && <p className="setting-intro">{t('blockList.onlyLead')}</p>}
      {(total > 0 || searched !== '') && (
        <Input allowClear={clear} prefix={<SearchOutlined />} value={text} maxLength={100} placeholder={t('blockList.searchPlaceholder')} aria-label={t('blockList.search')} data-testid="block-search" onChange={({ target }) => setText(target.value)} />
      )}
      {error !== null && <p className="empty-words" role="alert">{errorText(t, error)}</p>}
      {known && blocked.length === 0 && <p className="empty-words" data-testid="block-none">{t(total > 0 ? 'blockList.noMatch' : may ? 'blockList.none' : 'blockList.noneYet')}</p>}
      {blocked.length > 0 && <BlockedRows blocked={blocked} loadMore={loadMore} />}
    </Panel>
  );
}

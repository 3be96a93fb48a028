import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { filterLog, noFilters, useView } from '../stores/viewStore.ts';
import { CallDrawer } from './CallDrawer.tsx';
import { LogFilterBar } from './LogFilterBar.tsx';
import { LogTable } from './LogTable.tsx';
import { useCallLog } from './useCallLog.ts';
import './callLog.css';

/** Every call of this seat: search and filters on top, rows that come as they are scrolled to, details in a drawer. */
export function CallLogPage() {
  const { t } = useTranslation();
  const filters = useView((view) => view.logFilters);
  const revision = useConsole((state) => state.callLogRevision);
  const { pages, loadMore, again } = useCallLog(filters, revision);
  const filtered = JSON.stringify(filters) !== JSON.stringify(noFilters);

  return (
    <div className="log-page" data-testid="call-log">
      <LogFilterBar filters={filters} />
      {pages.state === 'failed' && pages.error !== null ? (
        <div className="log-empty" role="alert">
          <strong>{t('log.failed')}</strong>
          <span>{errorText(t, pages.error)}</span>
          <Button onClick={again}>{t('app.tryAgain')}</Button>
        </div>
      ) : pages.state === 'settled' && pages.entries.length === 0 ? (
        <div className="log-empty">
          <strong>{t(filtered ? 'log.noMatch' : 'log.empty')}</strong>
          <span>{t(filtered ? 'log.noMatchWords' : 'log.emptyWords')}</span>
          {filtered && <Button onClick={() => filterLog(noFilters)}>{t('log.clearFilters')}</Button>}
        </div>
      ) : (
        <LogTable pages={pages} onEnd={loadMore} />
      )}
      <CallDrawer />
    </div>
  );
}

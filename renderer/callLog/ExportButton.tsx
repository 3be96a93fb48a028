import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChosenCalls } from '../../shared/calls/chosenCalls.ts';
import type { ShownColumn } from '../../shared/calls/logView.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';

interface ExportButtonProps {
  /** Asked when a kind of file was chosen. */
  readonly calls: () => ChosenCalls;
  readonly columns: readonly ShownColumn[];
}

/** Calls into a file with the columns in sight, for those who may take data out. */
export function ExportButton({ calls, columns }: ExportButtonProps) {
  const { t } = useTranslation();
  const may = useConsole((state) => state.seat.rights.includes('exportData'));
  if (!may) return null;
  const write = (format: 'csv' | 'xlsx') => send('callLog:export', { calls: calls(), columns: columns.map(({ column }) => column), format });
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'xlsx', label: t('log.exportXlsx') }, { key: 'csv', label: t('log.exportCsv') }], onClick: ({ key }) => void write(key === 'csv' ? 'csv' : 'xlsx') }}>
      <Button icon={<DownloadOutlined />} data-testid="log-export">{t('log.export')}</Button>
    </Dropdown>
  );
}

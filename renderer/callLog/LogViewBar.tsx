import { useState } from 'react';
import { CalendarOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { LogViewSettings } from '../../shared/calls/logView.ts';
import { usualColumns } from '../../shared/calls/logView.ts';
import { moved } from '../settings/order.ts';
import { OrderButtons } from '../settings/OrderButtons.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { allChosen, toldCalls } from './choosing/chosen.ts';
import { inOrder, toggled } from './columnLayout.ts';
import { ExportButton } from './ExportButton.tsx';
import type { ListingState } from './logListing.ts';
import { askedFilters, changeLogView } from './logView.ts';
import { ViewMenu } from './ViewMenu.tsx';

interface LogViewBarProps {
  readonly settings: LogViewSettings;
  readonly state: ListingState | null;
  readonly onDate: (at: number) => void;
}

/** How many calls there are, and how they are looked at: views, a date to jump to, columns, and the way into a file. */
export function LogViewBar({ settings, state, onDate }: LogViewBarProps) {
  const { t } = useTranslation();
  return (
    <div className="log-view-bar">
      <ViewMenu settings={settings} />
      <span className="log-count" role="status" data-testid="log-count">{state === null ? '' : <CountText state={state} />}</span>
      <span className="log-view-tools">
        {settings.sorting.column === 'time' && <DateJump onDate={onDate} />}
        <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<ColumnChoice settings={settings} />}>
          <Button icon={<SettingOutlined />} data-testid="log-columns">{t('log.columns')}</Button>
        </Popover>
        <ExportButton columns={settings.columns} calls={() => toldCalls(allChosen, askedFilters(settings, Date.now()), state?.complete === true ? state.total : null)} />
      </span>
    </div>
  );
}

/** Honest about what is not counted yet. */
function CountText({ state: { total, complete, tooManyToSort } }: { readonly state: ListingState }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const figure = new Intl.NumberFormat(locale).format(total);
  return (
    <>
      {complete ? t('log.count', { count: total, figure }) : t('log.countMore', { figure })}
      {tooManyToSort && <span className="log-too-many"> {t('log.tooManyToSort')}</span>}
    </>
  );
}

function DateJump({ onDate }: { readonly onDate: (at: number) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <span className="log-jump">
      <Button icon={<CalendarOutlined />} data-testid="log-jump" onClick={() => setOpen(!open)}>{t('log.jump')}</Button>
      <DatePicker
        className="log-jump-picker"
        open={open}
        onOpenChange={setOpen}
        value={null}
        tabIndex={-1}
        aria-label={t('log.jump')}
        placement="bottomRight"
        onChange={(day) => {
          // The end of that day: the list stands newest first.
          if (day) onDate(dayjs(day).startOf('day').add(1, 'day').startOf('day').valueOf());
          setOpen(false);
        }}
      />
    </span>
  );
}

function ColumnChoice({ settings: { columns } }: { readonly settings: LogViewSettings }) {
  const { t } = useTranslation();
  const shown = columns.map(({ column }) => column);
  return (
    <div className="column-choice" data-testid="column-choice">
      <ul>
        {inOrder(columns).map((column) => {
          const position = shown.indexOf(column);
          const choose = () => changeLogView({ columns: [...toggled(columns, column)] });
          return (
            <li key={column}>
              <Checkbox checked={position >= 0} disabled={position >= 0 && shown.length === 1} data-testid={`column-${column}`} onChange={choose}>{t(`log.column.${column}`)}</Checkbox>
              {position >= 0 && shown.length > 1 && <OrderButtons position={position} count={shown.length} onMove={(by) => changeLogView({ columns: [...moved(columns, position, by)] })} onRemove={choose} />}
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={() => changeLogView({ columns: [...usualColumns] })}>{t('log.usualColumns')}</Button>
    </div>
  );
}

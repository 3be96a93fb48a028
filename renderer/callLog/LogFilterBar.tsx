import { SearchOutlined } from '@ant-design/icons';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../stores/consoleStore.ts';
import { filterLog } from '../stores/viewStore.ts';
import type { LogFilters } from '../stores/viewStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { logSearchId } from './logSearchId.ts';

const kinds: readonly LogFilters['filter'][] = ['all', 'answered', 'missed', 'outgoing'];

/** The search line and its chips. A date range is whole days: from the first midnight to the one after the last. */
export function LogFilterBar({ filters }: { readonly filters: LogFilters }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const serviceNumbers = useConsole((state) => state.serviceNumbers);

  return (
    <div className="log-tools" role="search">
      <Input
        id={logSearchId}
        className="log-search"
        allowClear
        prefix={<SearchOutlined />}
        value={filters.text}
        maxLength={200}
        autoComplete="off"
        placeholder={t('log.searchPlaceholder')}
        aria-label={t('log.search')}
        aria-keyshortcuts="Control+K"
        data-testid="call-log-search"
        onChange={(event) => filterLog({ text: event.target.value })}
      />
      <div className="log-chips" role="group" aria-label={t('log.filterKind')}>
        {kinds.map((kind) => (
          <button key={kind} type="button" className="chip" aria-pressed={filters.filter === kind} data-testid={`filter-${kind}`} onClick={() => filterLog({ filter: kind })}>
            {t(`log.filter.${kind}`)}
          </button>
        ))}
      </div>
      <Select
        className="log-number"
        allowClear
        value={filters.serviceNumber}
        placeholder={t('log.anyNumber')}
        aria-label={t('log.serviceNumber')}
        options={serviceNumbers.map(({ number, label }) => ({ value: number, label: `${keyText(t, number, locale)} ${label}` }))}
        onChange={(value?: string) => filterLog({ serviceNumber: value ?? null })}
      />
      <DatePicker.RangePicker
        className="log-dates"
        allowEmpty={[true, true]}
        value={[filters.from === null ? null : dayjs(filters.from), filters.until === null ? null : dayjs(filters.until).subtract(1, 'day')]}
        presets={[
          { label: t('log.today'), value: [dayjs(), dayjs()] },
          { label: t('log.lastSevenDays'), value: [dayjs().subtract(6, 'day'), dayjs()] },
          { label: t('log.lastThirtyDays'), value: [dayjs().subtract(29, 'day'), dayjs()] },
        ]}
        onChange={(range) => filterLog({ from: range?.[0]?.startOf('day').valueOf() ?? null, until: range?.[1]?.add(1, 'day').startOf('day').valueOf() ?? null })}
      />
    </div>
  );
}

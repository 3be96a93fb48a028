import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Dropdown, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { dayOfText, dayText, periodUnits, spanBefore } from '../../shared/statistics/localDay.ts';
import type { Figures } from '../../shared/statistics/figures.ts';
import type { ReportFormat } from '../../shared/statistics/report.ts';
import type { StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import type { StatisticsWords } from '../../shared/statistics/tables.ts';
import { presets, spanOf, unitFor, type Preset } from './spanChoice.ts';

interface StatisticsBarProps {
  readonly scope: StatisticsScope;
  readonly today: number;
  readonly figures: Figures | null;
  readonly leads: boolean;
  readonly words: StatisticsWords;
  readonly numberLabel: (number: string) => string;
  readonly onScope: (change: Partial<StatisticsScope>) => void;
  readonly onRefresh: () => void;
  /** Null where the seat may not export. */
  readonly onExport: ((format: ReportFormat) => void) | null;
}

const formats: readonly ReportFormat[] = ['pdf', 'png', 'xlsx'];

/** Which calls are counted: time, unit, agent, number, queue. */
export function StatisticsBar({ scope, today, figures, leads, words, numberLabel, onScope, onRefresh, onExport }: StatisticsBarProps) {
  const preset = presets.find((name) => { const span = spanOf(name, today); return span.from === scope.from && span.until === scope.until; });
  const choose = (value: Preset | 'custom'): void => {
    if (value === 'custom') return;
    const span = spanOf(value, today);
    onScope({ ...span, unit: unitFor(span) });
  };
  const chooseDays = (days: readonly (dayjs.Dayjs | null)[] | null): void => {
    const from = dayOfText(days?.[0]?.format('YYYY-MM-DD') ?? '');
    const last = dayOfText(days?.[1]?.format('YYYY-MM-DD') ?? '');
    if (from === null || last === null) return;
    const span = { from, until: last + 1 };
    onScope({ ...span, unit: unitFor(span) });
  };
  const options = (all: string, keys: readonly string[], chosen: string | null, label: (key: string) => string) => [
    { value: '*', label: all },
    ...[...new Set([...keys, ...(chosen === null ? [] : [chosen])])].filter((key) => key !== '').map((key) => ({ value: `=${key}`, label: label(key) })),
  ];
  const filter = (field: 'agent' | 'serviceNumber' | 'queue', keys: readonly string[], label: (key: string) => string = (key) => key) => (
    <Select
      value={scope[field] === null ? '*' : `=${scope[field]}`} onChange={(value) => onScope({ [field]: value === '*' ? null : value.slice(1) })}
      options={options(words(`filter.${field}`), keys, scope[field], label)} popupMatchSelectWidth={false} aria-label={words(`filter.${field}`)} data-testid={`statistics-${field}`} showSearch
    />
  );
  // Said before the figures are there: what stands beside it would move when they come.
  const { from, until } = spanBefore(scope);
  const comparedWith = until - from === 1 ? words('comparedWithDay', { day: dayText(from) }) : words('comparedWith', { from: dayText(from), until: dayText(until - 1) });
  return (
    <div className="statistics-bar">
      <Select
        value={preset ?? 'custom'} onChange={choose} aria-label={words('filter.span')} data-testid="statistics-preset"
        options={[...presets, ...(preset === undefined ? ['custom' as const] : [])].map((value) => ({ value, label: words(`preset.${value}`) }))}
      />
      <DatePicker.RangePicker value={[dayjs(dayText(scope.from)), dayjs(dayText(scope.until - 1))]} onChange={chooseDays} allowClear={false} format="YYYY-MM-DD" aria-label={words('filter.span')} />
      <Segmented value={scope.unit} onChange={(unit) => onScope({ unit })} options={periodUnits.map((value) => ({ value, label: words(`unit.${value}`) }))} aria-label={words('filter.unit')} />
      {leads ? filter('agent', (figures?.agents ?? []).map(({ key }) => key)) : <span className="muted-text">{words('own')}</span>}
      {filter('serviceNumber', (figures?.serviceNumbers ?? []).map(({ key }) => key), numberLabel)}
      {filter('queue', (figures?.queues ?? []).map(({ key }) => key))}
      <span className="statistics-bar-end">
        <span className="muted-text statistics-before">{comparedWith}</span>
        <Button icon={<ReloadOutlined />} onClick={onRefresh} title={words('refresh')} aria-label={words('refresh')} />
        {onExport && (
          <Dropdown trigger={['click']} menu={{ items: formats.map((format) => ({ key: format, label: words(`export.${format}`) })), onClick: ({ key }) => onExport(key as ReportFormat) }}>
            <Button icon={<DownloadOutlined />} data-testid="statistics-export">{words('export.title')}</Button>
          </Dropdown>
        )}
      </span>
    </div>
  );
}

import type { ReactNode } from 'react';
import { DatePicker, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { filterOfKind, logValueKinds, resultKinds } from '../../shared/calls/callLogFilters.ts';
import type { LogRange, LogValueKind } from '../../shared/calls/callLogFilters.ts';
import { timePresets } from '../../shared/calls/logView.ts';
import type { LogViewSettings } from '../../shared/calls/logView.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { changeLogView, filterLog } from './logView.ts';

/** All conditions that the log can be asked for; the values to choose from are those that calls have. */
export function FilterForm({ settings }: { readonly settings: LogViewSettings }) {
  const { t } = useTranslation();
  const clear = useClear();
  const locale = useLocale();
  const { filters, time } = settings;
  const revision = useConsole((state) => state.callLogRevision);
  const values = useAnswer('callLog:values', {}, revision);
  const labels = useConsole((state) => state.serviceNumbers);
  const named = (kind: LogValueKind, value: string) =>
    kind === 'serviceNumber' ? [keyText(t, value, locale), labels.find(({ number }) => number === value)?.label].filter(Boolean).join(' ') : value;

  return (
    <div className="filter-form" data-testid="filter-form">
      <Row label={t('log.column.time')}>
        <Select className="filter-time" value={time} aria-label={t('log.column.time')} options={timePresets.map((value) => ({ value, label: t(`log.time.${value}`) }))} onChange={(value) => changeLogView({ time: value })} />
        {time === 'chosen' && (
          <DatePicker.RangePicker
            allowClear={clear}
            allowEmpty={[true, true]}
            aria-label={t('log.column.time')}
            value={[filters.from === null ? null : dayjs(filters.from), filters.until === null ? null : dayjs(filters.until - 1)]}
            onChange={(range) => filterLog({ from: range?.[0]?.startOf('day').valueOf() ?? null, until: range?.[1]?.startOf('day').add(1, 'day').startOf('day').valueOf() ?? null })}
          />
        )}
      </Row>
      <Row label={t('log.column.result')}>
        <Select mode="multiple" allowClear={clear} aria-label={t('log.column.result')} data-testid="filter-results" placeholder={t('log.any')} value={filters.results ?? []} options={resultKinds.map((value) => ({ value, label: t(`log.resultKind.${value}`) }))} onChange={(results) => filterLog({ results })} />
      </Row>
      <Row label={t('log.column.direction')}>
        <Segmented<'any' | 'incoming' | 'outgoing'>
          value={filters.direction ?? 'any'}
          options={(['any', 'incoming', 'outgoing'] as const).map((value) => ({ value, label: value === 'any' ? t('log.any') : t(`calls.direction.${value}`) }))}
          onChange={(value) => filterLog({ direction: value === 'any' ? null : value })}
        />
      </Row>
      {logValueKinds.map((kind) => {
        const field = filterOfKind[kind];
        const known = values.kind === 'answered' ? values.value[kind] : [];
        return (
          <Row key={kind} label={t(`log.valueKind.${kind}`)}>
            <Select
              mode="multiple" allowClear={clear} showSearch={{ optionFilterProp: 'label' }} loading={values.kind === 'waiting'} aria-label={t(`log.valueKind.${kind}`)} data-testid={`filter-${field}`} placeholder={t('log.any')}
              notFoundContent={t('log.noValues')} value={filters[field] ?? []} options={known.map((value) => ({ value, label: named(kind, value) }))} onChange={(chosen: string[]) => filterLog({ [field]: chosen })}
            />
          </Row>
        );
      })}
      <RangeRow label={t('log.talkSeconds')} range={filters.talk} step={10} onChange={(talk) => filterLog({ talk })} />
      <RangeRow label={t('log.column.mos')} range={filters.mos} step={0.1} onChange={(mos) => filterLog({ mos })} />
      <RangeRow label={t('log.column.survey')} range={filters.survey} step={1} onChange={(survey) => filterLog({ survey })} />
      <RangeRow label={t('log.column.review')} range={filters.review} step={1} onChange={(review) => filterLog({ review })} />
      <Row label={t('log.column.play')}>
        <Segmented
          value={filters.recorded === true ? 'with' : filters.recorded === false ? 'without' : 'any'}
          options={[{ value: 'any', label: t('log.any') }, { value: 'with', label: t('log.hasRecording') }, { value: 'without', label: t('log.hasNoRecording') }]}
          onChange={(value) => filterLog({ recorded: value === 'any' ? null : value === 'with' })}
        />
      </Row>
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="filter-row">
      <span className="filter-label">{label}</span>
      <div className="filter-value">{children}</div>
    </div>
  );
}

interface RangeRowProps {
  readonly label: string;
  readonly range: LogRange | null | undefined;
  readonly step: number;
  readonly onChange: (range: LogRange) => void;
}

function RangeRow({ label, range, step, onChange }: RangeRowProps) {
  const { t } = useTranslation();
  const { min = null, max = null } = range ?? {};
  return (
    <Row label={label}>
      <InputNumber min={0} step={step} value={min} placeholder={t('log.from')} aria-label={`${label} ${t('log.from')}`} onChange={(value) => onChange({ min: value, max })} />
      <span className="soft-text">–</span>
      <InputNumber min={0} step={step} value={max} placeholder={t('log.to')} aria-label={`${label} ${t('log.to')}`} onChange={(value) => onChange({ min, max: value })} />
    </Row>
  );
}

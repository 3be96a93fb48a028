import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { LogViewSettings } from '../../shared/calls/logView.ts';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { filterChips } from './filterChips.ts';
import { FilterForm } from './FilterForm.tsx';
import { logSearchId } from './logSearchId.ts';
import { logTableId } from './LogTable.tsx';
import { clearLogFilters, filterLog } from './logView.ts';

/** More cannot be asked for; what is pasted beyond it is cut at the field. */
const longestText = 200;

const quick: readonly (readonly [name: 'answered' | 'missed' | 'outgoing', on: Partial<CallLogFilters>, off: Partial<CallLogFilters>])[] = [
  ['answered', { results: ['answered'] }, { results: [] }],
  ['missed', { results: ['missed'] }, { results: [] }],
  ['outgoing', { direction: 'outgoing' }, { direction: null }],
];

/** The search line: text, quick choices, and every other condition as a chip that can be taken away. */
export function LogFilterBar({ settings }: { readonly settings: LogViewSettings }) {
  const { t } = useTranslation();
  const clear = useClear();
  const locale = useLocale();
  const { filters, time } = settings;
  const chips = filterChips(t, filters, time, locale);
  const isOn = (on: Partial<CallLogFilters>) => Object.entries(on).every(([key, value]) => JSON.stringify(filters[key as keyof CallLogFilters]) === JSON.stringify(value));
  const shownElsewhere = quick.filter(([, on]) => isOn(on)).flatMap(([, on]) => Object.keys(on));

  return (
    <div className="log-tools" role="search">
      <Input
        id={logSearchId}
        className="log-search"
        allowClear={clear}
        prefix={<SearchOutlined />}
        value={filters.text}
        maxLength={longestText}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('log.searchPlaceholder')}
        aria-label={t('log.search')}
        aria-keyshortcuts="Control+K"
        data-testid="call-log-search"
        onChange={(event) => filterLog({ text: event.target.value.slice(0, longestText) })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.getElementById(logTableId)?.focus();
          }
          if (event.key === 'Escape' && filters.text !== '') {
            event.stopPropagation();
            filterLog({ text: '' });
          }
        }}
      />
      <div className="log-chips" role="group" aria-label={t('log.filterKind')}>
        {quick.map(([name, on, off]) => (
          <button key={name} type="button" className="chip" aria-pressed={isOn(on)} data-testid={`filter-${name}`} onClick={() => filterLog(isOn(on) ? off : on)}>{t(`log.filter.${name}`)}</button>
        ))}
        <Popover trigger="click" placement="bottomLeft" destroyOnHidden content={<FilterForm settings={settings} />}>
          <Button icon={<FilterOutlined />} data-testid="more-filters">{t('log.moreFilters')}</Button>
        </Popover>
        {chips.filter(({ id }) => !shownElsewhere.includes(id)).map(({ id, text, without }) => (
          <span key={id} className="chip log-chip" data-testid={`chip-${id}`}>
            <span title={text}>{text}</span>
            <button type="button" aria-label={t('log.removeFilter', { name: text })} onClick={() => filterLog(without)}><CloseOutlined /></button>
          </span>
        ))}
        {chips.length > 0 && <button type="button" className="link-button" data-testid="clear-filters" onClick={clearLogFilters}>{t('log.clearFilters')}</button>}
      </div>
    </div>
  );
}

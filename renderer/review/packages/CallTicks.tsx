import { useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { logMomentText } from '../../callLog/logMomentText.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { clockText } from '../../ui/duration.ts';
import { keyText } from '../../ui/numberText.ts';
import { useLocale } from '../../ui/useLocale.ts';
import { useClear } from '../../ui/useClear.tsx';
import { useRecordings } from '../useRecordings.ts';
import { mostGiven } from './givenCalls.ts';

/** Recorded calls to tick, found like in the list beside the player; those that wait for a review all at once. */
export function CallTicks({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (callIds: readonly string[]) => void }) {
  const { t } = useTranslation();
  const clear = useClear();
  const locale = useLocale();
  const [text, setText] = useState('');
  const revision = useConsole((state) => state.callLogRevision);
  const waitingAnswer = useAnswer('review:waiting', {}, useConsole((state) => state.reviewsRevision));
  const { found: { entries, searching }, more } = useRecordings(text, revision);
  const waiting = waitingAnswer.kind === 'answered' ? waitingAnswer.value.map(({ callId }) => callId) : [];
  const toggle = (callId: string): void => onChange(chosen.includes(callId) ? chosen.filter((one) => one !== callId) : [...chosen, callId]);
  return (
    <fieldset className="call-choice package-ticks">
      <legend>{t('reviewPackages.callsOf')} <b className="figure">{t('reviewPackages.ticked', { count: chosen.length, most: mostGiven })}</b></legend>
      <Input allowClear={clear} size="small" prefix={<SearchOutlined />} value={text} maxLength={200} placeholder={t('player.find')} aria-label={t('player.find')} data-testid="package-search" onChange={(event) => setText(event.target.value)} />
      <div className="package-tick-tools">
        {waiting.length > 0 && <button type="button" className="link-button" data-testid="package-tick-waiting" onClick={() => onChange([...new Set([...chosen, ...waiting])].slice(0, mostGiven))}>{t('reviewPackages.tickWaiting', { count: waiting.length })}</button>}
        {chosen.length > 0 && <button type="button" className="link-button" onClick={() => onChange([])}>{t('reviewPackages.tickNone')}</button>}
      </div>
      <div className="call-choice-list" onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => scrollTop + clientHeight > scrollHeight - 100 && more()}>
        {entries.map((entry) => (
          <label key={entry.callId} className="call-choice-row">
            <input type="checkbox" checked={chosen.includes(entry.callId)} disabled={!chosen.includes(entry.callId) && chosen.length >= mostGiven} data-testid="package-tick" onChange={() => toggle(entry.callId)} />
            <span className="figure">{logMomentText(entry.startedAt, locale)}</span>
            <span className="call-choice-who">{entry.customerName || keyText(t, entry.remoteNumber, locale)}</span>
            <span className="soft-text">{entry.agent}</span>
            <span className="figure soft-text">{clockText(entry.talkSeconds)}</span>
          </label>
        ))}
        {!searching && entries.length === 0 && <p className="empty-words">{t(text === '' ? 'player.noRecordings' : 'player.noMatch')}</p>}
      </div>
    </fieldset>
  );
}

import { useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../../bridge/send.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { logMomentText } from '../../../callLog/logMomentText.ts';
import { currentState, useConsole } from '../../../stores/consoleStore.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { createRemembered } from '../../../stores/windowMemory.ts';
import { clockText } from '../../../ui/duration.ts';
import { keyText } from '../../../ui/numberText.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { passTab } from '../../../ui/passTab.ts';
import { useLocale } from '../../../ui/useLocale.ts';
import { useClear } from '../../../ui/useClear.tsx';
import { useRecordings } from '../../useRecordings.ts';
import { Fault } from '../Fault.tsx';

interface CalibrationWriting {
  readonly name: string;
  readonly cardId: string | null;
  readonly reviewers: readonly string[];
  readonly callIds: readonly string[];
}

const blank: CalibrationWriting = { name: '', cardId: null, reviewers: [], callIds: [] };
/** What is written outlives the view and a reload. */
const useWriting = createRemembered('calibrationWriting', blank);
const mostCalls = 20;

/** Makes a calibration: which calls, who judges them, with which card. */
export function CalibrationForm({ onMade, onCancel }: { readonly onMade: (id: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const { name, cardId, reviewers, callIds } = useWriting();
  const [tried, setTried] = useState(false);
  const revision = useConsole((state) => state.reviewsRevision);
  const cards = useAnswer('scoreCard:list', {}, revision);
  const people = useAnswer('ledger:agents', {});
  const released = cards.kind === 'answered' ? cards.value.flatMap((card) => (card.released === null || card.retired ? [] : [card.released])) : [];
  const card = released.find(({ id }) => id === cardId) ?? released[0];
  const me = currentState()?.seat.user ?? '';
  const known = [...new Set([me, ...(people.kind === 'answered' ? people.value : [])])].filter((one) => one !== '');
  const fault = {
    name: tried && name.trim() === '' ? t('review.calibration.fault.name') : null,
    reviewers: tried && reviewers.length < 2 ? t('review.calibration.fault.reviewers') : null,
    calls: tried && callIds.length === 0 ? t('review.calibration.fault.calls') : null,
    card: card === undefined ? t('review.noCard') : null,
  };

  async function make(): Promise<void> {
    setTried(true);
    if (name.trim() === '' || reviewers.length < 2 || callIds.length === 0 || card === undefined) return;
    const reply = await attempt('calibration:make', { name: name.trim(), callIds: [...callIds], reviewers: [...reviewers], cardId: card.id, cardVersion: card.version });
    if (!reply.ok) return reportFailure(reply.error);
    useWriting.setState(blank);
    onMade(reply.value.calibrationId);
  }

  return (
    <Panel
      className="plan-form" testId="calibration-form" title={t('review.calibration.new')}
      extra={<span className="score-buttons"><Button size="small" onClick={onCancel}>{t('app.cancel')}</Button><Button size="small" type="primary" data-testid="calibration-make" onClick={() => void make()}>{t('review.calibration.make')}</Button></span>}
    >
      <div className="plan-fields">
        <p className="soft-text">{t('review.calibration.about')}</p>
        <label className="plan-name"><span>{t('review.calibration.nameOf')}</span><Input value={name} maxLength={100} status={fault.name === null ? '' : 'error'} data-testid="calibration-name" onChange={(event) => useWriting.setState({ name: event.target.value })} /></label>
        <Fault words={fault.name} />
        <label className="plan-name"><span>{t('review.card')}</span><Select value={card?.id ?? null} options={released.map(({ id, name: title, version }) => ({ value: id, label: `${title} · v${version}` }))} onChange={(id) => useWriting.setState({ cardId: id })} data-testid="calibration-card" /></label>
        <Fault words={fault.card} />
        <label className="plan-name" onKeyDownCapture={passTab}><span>{t('review.calibration.reviewers')}</span><Select mode="tags" value={[...reviewers]} status={fault.reviewers === null ? '' : 'error'} tokenSeparators={[',', '，', ' ']} placeholder={t('review.calibration.reviewersWords')} options={known.map((value) => ({ value }))} onChange={(values: string[]) => useWriting.setState({ reviewers: [...new Set(values.map((one) => one.trim()).filter((one) => one !== ''))].slice(0, 20) })} data-testid="calibration-reviewers" /></label>
        <Fault words={fault.reviewers} />
        <CallChoice chosen={callIds} onChange={(next) => useWriting.setState({ callIds: next })} />
        <Fault words={fault.calls} />
      </div>
    </Panel>
  );
}

/** Recorded calls to tick. */
function CallChoice({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (callIds: readonly string[]) => void }) {
  const { t } = useTranslation();
  const clear = useClear();
  const locale = useLocale();
  const [text, setText] = useState('');
  const revision = useConsole((state) => state.callLogRevision);
  const { found: { entries }, more } = useRecordings(text, revision);
  const toggle = (callId: string): void => onChange(chosen.includes(callId) ? chosen.filter((one) => one !== callId) : [...chosen, callId]);
  return (
    <fieldset className="call-choice">
      <legend>{t('review.calibration.calls')} <b className="figure">{t('review.calibration.chosen', { count: chosen.length, most: mostCalls })}</b></legend>
      <Input allowClear={clear} size="small" prefix={<SearchOutlined />} value={text} maxLength={200} placeholder={t('player.find')} aria-label={t('player.find')} onChange={(event) => setText(event.target.value)} />
      <div className="call-choice-list" onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => scrollTop + clientHeight > scrollHeight - 100 && more()}>
        {entries.map((entry) => (
          <label key={entry.callId} className="call-choice-row">
            <input type="checkbox" checked={chosen.includes(entry.callId)} disabled={!chosen.includes(entry.callId) && chosen.length >= mostCalls} onChange={() => toggle(entry.callId)} />
            <span className="figure">{logMomentText(entry.startedAt, locale)}</span>
            <span className="call-choice-who">{entry.customerName || keyText(t, entry.remoteNumber, locale)}</span>
            <span className="soft-text">{entry.agent}</span>
            <span className="figure soft-text">{clockText(entry.talkSeconds)}</span>
          </label>
        ))}
        {entries.length === 0 && <p className="empty-words">{t('player.noRecordings')}</p>}
      </div>
    </fieldset>
  );
}

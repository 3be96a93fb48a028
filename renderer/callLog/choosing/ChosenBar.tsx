import { AuditOutlined, CheckSquareOutlined, CloseOutlined, LockOutlined, SendOutlined, TagsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mostQueued } from '../../../shared/calls/chosenCalls.ts';
import type { LogViewSettings } from '../../../shared/calls/logView.ts';
import type { Right } from '../../../shared/rights/rights.ts';
import { reportFailure } from '../../stores/failures.ts';
import { giveCalls, mostGiven } from '../../review/packages/givenCalls.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { ExportButton } from '../ExportButton.tsx';
import type { LogListing } from '../logListing.ts';
import { logTableId } from '../LogTable.tsx';
import { askedFilters } from '../logView.ts';
import { allChosen, countChosen, toldCalls } from './chosen.ts';
import { useChosenWords } from './ChosenCount.tsx';
import { CloseMissedForm } from './CloseMissedForm.tsx';
import { FormButton } from './FormButton.tsx';
import { HoldForm } from './HoldForm.tsx';
import { QueueForm } from './QueueForm.tsx';
import { TagForm } from './TagForm.tsx';
import { choose, chooseNone, useChosen } from './useChosen.ts';

interface ChosenBarProps {
  readonly listing: LogListing;
  readonly settings: LogViewSettings;
  /** The rows in sight answer an earlier question. */
  readonly waiting: boolean;
}

/** The keyboard stays with the rows when what had it goes. */
const toRows = (): void => document.getElementById(logTableId)?.focus();

/** What can be done with the chosen calls. It stands where the tools of the whole list are, so that no row moves. */
export function ChosenBar({ listing, settings, waiting }: ChosenBarProps) {
  const { t } = useTranslation();
  const chosen = useChosen((view) => view.chosen);
  const rights = useConsole((state) => state.seat.rights);
  const { total, complete } = listing.state;
  const words = useChosenWords(listing.state);
  const count = countChosen(chosen, total);
  const may = (right: Right): boolean => rights.includes(right);
  const calls = () => toldCalls(chosen, askedFilters(settings, Date.now()), complete && !waiting ? total : null);
  const tooMany = (most: number) => (count > most ? t('log.chosen.atMost', { count: most }) : null);

  /** All that the filter finds is named one by one here: it is few. */
  async function handOver(): Promise<void> {
    const rows = chosen.kind === 'some' ? null : await listing.rowsBetween(0, total - 1);
    if (chosen.kind === 'all' && rows === null) return reportFailure({ code: 'timedOut', message: 'The chosen calls could not be read' });
    giveCalls(chosen.kind === 'some' ? [...chosen.callIds] : (rows ?? []).map(({ callId }) => callId).filter((callId) => !chosen.except.has(callId)));
  }

  return (
    <div className="chosen-bar" role="toolbar" aria-label={t('log.chosen.title')} data-testid="chosen-bar">
      <span className="chosen-count">
        <b data-testid="chosen-count">{words}</b>
        {chosen.kind === 'some' && count < total && <button type="button" className="link-button" data-testid="choose-everything" onClick={() => { choose(allChosen); toRows(); }}>{t('log.chosen.everything')}</button>}
        <Button type="text" size="small" icon={<CloseOutlined />} data-testid="choose-none" onClick={() => { chooseNone(); toRows(); }}>{t('log.chosen.none')} <KeyHint keys="Esc" /></Button>
      </span>
      {may('review') && <FormButton name="queue" icon={<AuditOutlined />} unfit={tooMany(mostQueued)} onBegun={toRows} form={(done) => <QueueForm calls={calls} onDone={done} />} />}
      {may('lead') && <FormButton name="tag" icon={<TagsOutlined />} onBegun={toRows} form={(done) => <TagForm calls={calls} onDone={done} />} />}
      <FormButton name="closeMissed" icon={<CheckSquareOutlined />} onBegun={toRows} form={(done) => <CloseMissedForm calls={calls} onDone={done} />} />
      {may('keepHouse') && <FormButton name="hold" icon={<LockOutlined />} onBegun={toRows} form={(done) => <HoldForm calls={calls} onDone={done} />} />}
      {may('review') && may('exportData') && (
        <Button icon={<SendOutlined />} disabled={tooMany(mostGiven) !== null || (chosen.kind === 'all' && (waiting || !complete))} title={tooMany(mostGiven) ?? undefined} data-testid="chosen-handOver" onClick={() => void handOver()}>{t('log.chosen.action.handOver')}</Button>
      )}
      <ExportButton columns={settings.columns} calls={calls} />
    </div>
  );
}

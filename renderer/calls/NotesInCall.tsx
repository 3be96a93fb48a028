import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/calls/call.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { isRequired } from '../../shared/dispositions/dispositionRules.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { openWriteUp, useView } from '../stores/viewStore.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { WriteUp } from './WriteUp.tsx';
import { KeptMark, RequiredMark } from './WriteUpMarks.tsx';
import { emptyDraft, useWrapUpDrafts } from './wrapUpDrafts.ts';
import { chosenReason, chosenResult } from './wrapUpKeys.ts';
import './wrapUp.css';

/** The write-up while the call lasts: one line that opens; what is written here is there in the wrap-up. */
export function NotesInCall({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const open = useView((view) => view.writeUpOpen);
  const rules = useConsole((state) => state.dispositionRules);
  const draft = useWrapUpDrafts((drafts) => drafts[call.id]) ?? emptyDraft;
  const { disposition } = draft;
  const chosen = [chosenReason(rules, disposition)?.label[locale], chosenResult(rules, disposition)?.label[locale], disposition.note].filter(Boolean).join(' › ');

  return (
    <section className="panel notes-in-call" aria-label={t('wrapUp.inCall')} data-testid="notes-in-call">
      <button type="button" className="notes-head" aria-expanded={open} data-testid="notes-toggle" onClick={() => openWriteUp(!open)}>
        <h2>{t('wrapUp.inCall')}</h2>
        {isRequired(rules, valueOf(call.facts.queue)) && <RequiredMark />}
        <span className="notes-chosen">{open ? '' : chosen}</span>
        <KeptMark draft={draft} />
        <KeyHint keys="F2" />
        {open ? <DownOutlined /> : <UpOutlined />}
      </button>
      {open && <div className="panel-body"><WriteUp call={call} keys={false} /></div>}
    </section>
  );
}

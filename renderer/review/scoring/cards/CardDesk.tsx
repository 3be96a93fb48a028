import { useState } from 'react';
import { Button, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KeptCard } from '../../../../shared/reviews/keptCard.ts';
import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { attempt } from '../../../bridge/send.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { remark } from '../../../stores/remarks.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { CardEditor } from './CardEditor.tsx';
import { cardFaults } from './cardFaults.ts';
import { CardPreview } from './CardPreview.tsx';
import { forgetCard, openCard, saveCard, writeCard } from './cardWritings.ts';
import { isKeptCard, nextVersion } from './editCard.ts';

interface CardDeskProps {
  /** As it is kept; null = written just now. */
  readonly kept: KeptCard | null;
  /** What differs from it and is not saved; null = nothing. */
  readonly written: ScoreCard | null;
}

/** A card that is opened: what is being written with its preview, or a released version to look at. */
export function CardDesk({ kept, written }: CardDeskProps) {
  const draft = written ?? kept?.draft ?? null;
  if (draft !== null) return <Writing kept={kept} draft={draft} unsaved={written !== null && !isKeptCard(written, kept?.draft ?? null)} />;
  return kept?.released ? <Released kept={kept} card={kept.released} /> : null;
}

async function done(command: 'scoreCard:release' | 'scoreCard:discard', cardId: string): Promise<boolean> {
  const reply = await attempt(command, { cardId });
  if (!reply.ok) reportFailure(reply.error);
  return reply.ok;
}

function Writing({ kept, draft, unsaved }: { readonly kept: KeptCard | null; readonly draft: ScoreCard; readonly unsaved: boolean }) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const faults = cardFaults(draft);

  async function save(): Promise<boolean> {
    setTried(true);
    if (faults.size > 0) {
      document.querySelector<HTMLElement>('.card-editor [aria-invalid=true]')?.focus();
      return false;
    }
    return !unsaved || saveCard(draft);
  }
  async function release(): Promise<void> {
    if (!(await save()) || !(await done('scoreCard:release', draft.id))) return;
    forgetCard(draft.id);
    remark(t('review.cards.releasedNow', { name: draft.name.trim(), version: draft.version }));
  }
  async function discard(): Promise<void> {
    const keptDraft = kept !== null && kept.draft !== null;
    if (keptDraft && !(await done('scoreCard:discard', draft.id))) return;
    forgetCard(draft.id);
    if (kept === null || kept.released === null) openCard(null);
  }

  return (
    <>
      <Panel
        className="card-editor"
        title={<>{t('review.cards.writing', { version: draft.version })} {unsaved ? <StatusMark tone="warn">{t('review.cards.notSaved')}</StatusMark> : <StatusMark tone="ok">{t('review.cards.saved')}</StatusMark>}</>}
        extra={
          <span className="score-buttons">
            <Popconfirm title={t('review.cards.discardWords')} okText={t('review.discardNow')} cancelText={t('app.cancel')} onConfirm={() => void discard()}><Button size="small" data-testid="card-discard">{t('review.discard')}</Button></Popconfirm>
            <Button size="small" disabled={!unsaved} data-testid="card-save" onClick={() => void save()}>{t('review.cards.save')}</Button>
            <Popconfirm title={t('review.cards.releaseWords')} okText={t('review.cards.release')} cancelText={t('app.cancel')} onConfirm={() => void release()}><Button size="small" type="primary" data-testid="card-release">{t('review.cards.release')}</Button></Popconfirm>
          </span>
        }
      >
        <CardEditor card={draft} faults={tried ? faults : new Map()} />
      </Panel>
      <CardPreview card={draft} />
    </>
  );
}

function Released({ kept, card }: { readonly kept: KeptCard; readonly card: ScoreCard }) {
  const { t } = useTranslation();
  const [version, setVersion] = useState(card.version);
  const older = useAnswer('scoreCard:get', { cardId: card.id, version });
  const shown = version === card.version ? card : older.kind === 'answered' ? older.value : null;

  async function retire(): Promise<void> {
    const reply = await attempt('scoreCard:retire', { cardId: card.id, retired: !kept.retired });
    if (!reply.ok) reportFailure(reply.error);
  }
  return (
    <Panel
      className="card-editor card-released" testId="card-released"
      title={card.name}
      extra={
        <span className="score-buttons">
          {card.version > 1 && <Select size="small" aria-label={t('review.cards.versions')} value={version} options={Array.from({ length: card.version }, (_, at) => ({ value: card.version - at, label: t('review.version', { version: card.version - at }) }))} onChange={setVersion} data-testid="card-versions" />}
          <Popconfirm title={t(kept.retired ? 'review.cards.unretireWords' : 'review.cards.retireWords')} okText={t(kept.retired ? 'review.cards.unretire' : 'review.cards.retire')} cancelText={t('app.cancel')} onConfirm={() => void retire()}><Button size="small" data-testid="card-retire">{t(kept.retired ? 'review.cards.unretire' : 'review.cards.retire')}</Button></Popconfirm>
          <Button size="small" type="primary" data-testid="card-next" onClick={() => writeCard(nextVersion(card))}>{t('review.cards.writeNext')}</Button>
        </span>
      }
    >
      <p className="soft-text card-about">{t('review.cards.neverChanges')}</p>
      {shown !== null && <CardPreview card={shown} bare />}
    </Panel>
  );
}

import { useState } from 'react';
import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestComment, markerKinds, type Marker } from '../../shared/waveform/marker.ts';
import { beginMarker, endMarker, markerFieldId, markerTones, useMarkerDrafts, writeMarker, type MarkerDraft } from '../recordings/markerDraft.ts';
import { player } from '../recordings/player/player.ts';
import { usePlayer } from '../recordings/player/playerState.ts';
import { removeMarker, saveMarker } from '../recordings/useMarkers.ts';
import type { RecordingDesk } from '../recordings/useRecordingDesk.ts';
import { momentWords } from '../recordings/waveform/momentWords.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';

const partWords = (atMs: number, untilMs: number | null): string => (untilMs === null ? momentWords(atMs, true) : `${momentWords(atMs)}–${momentWords(untilMs)}`);

/** What listeners noted, at its moment. M begins a comment; Enter keeps it. */
export function MarkerPanel({ desk: { callId, markers } }: { readonly desk: RecordingDesk }) {
  const { t } = useTranslation();
  const draft = useMarkerDrafts((drafts) => drafts[callId]);
  const [edited, setEdited] = useState<Marker | null>(null);
  const loop = usePlayer((state) => state.loop);
  return (
    <Panel
      title={`${t('player.markers')}${markers.length > 0 ? ` ${markers.length}` : ''}`} className="marker-panel" testId="markers"
      extra={<Button size="small" data-testid="marker-new" onMouseDown={keepFocus} onClick={() => (loop === null ? beginMarker(callId, player.position, null) : beginMarker(callId, loop[0], loop[1]))}>{t('player.mark')}</Button>}
    >
      {draft !== undefined && <NewMarker callId={callId} draft={draft} />}
      {markers.length === 0 && draft === undefined && <p className="soft-text">{t('player.noMarkers')}</p>}
      <ol className="marker-list">
        {markers.map((marker) => (edited?.id === marker.id
          ? <li key={marker.id}><EditedMarker callId={callId} marker={marker} onDone={() => setEdited(null)} /></li>
          : <MarkerRow key={marker.id} marker={marker} onEdit={() => setEdited(marker)} />))}
      </ol>
    </Panel>
  );
}

function MarkerRow({ marker: { id, atMs, untilMs, kind, text, author }, onEdit }: { readonly marker: Marker; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="marker-row" data-testid="marker">
      <button type="button" className="moment-button figure" title={t('player.goTo', { at: momentWords(atMs) })} onMouseDown={keepFocus} onClick={() => (untilMs === null ? player.seek(atMs) : player.setLoop([atMs, untilMs]))}>{partWords(atMs, untilMs)}</button>
      <StatusMark tone={markerTones[kind]}>{t(`player.kind.${kind}`)}</StatusMark>
      <span className="marker-words" dir="auto">{text}</span>
      {author !== '' && <span className="marker-author">{author}</span>}
      <span className="marker-tools">
        <button type="button" aria-label={t('player.edit')} title={t('player.edit')} onClick={onEdit}><EditOutlined /></button>
        <button type="button" aria-label={t('player.remove')} title={t('player.remove')} onClick={() => void removeMarker(id)}><DeleteOutlined /></button>
      </span>
    </li>
  );
}

/** Survives another page and a reload: the words are in the window's memory. */
function NewMarker({ callId, draft }: { readonly callId: string; readonly draft: MarkerDraft }) {
  return <MarkerFields id={null} callId={callId} written={draft} onWrite={(change) => writeMarker(callId, change)} onDone={() => endMarker(callId)} />;
}

function EditedMarker({ callId, marker, onDone }: { readonly callId: string; readonly marker: Marker; readonly onDone: () => void }) {
  const [written, setWritten] = useState<MarkerDraft>(marker);
  return <MarkerFields id={marker.id} callId={callId} written={written} onWrite={(change) => setWritten({ ...written, ...change })} onDone={onDone} />;
}

interface MarkerFieldsProps {
  /** Null = a new one. */
  readonly id: string | null;
  readonly callId: string;
  readonly written: MarkerDraft;
  readonly onWrite: (change: Partial<Pick<MarkerDraft, 'kind' | 'text'>>) => void;
  readonly onDone: () => void;
}

function MarkerFields({ id, callId, written: { atMs, untilMs, kind, text }, onWrite, onDone }: MarkerFieldsProps) {
  const { t } = useTranslation();
  const save = async (): Promise<void> => {
    if (await saveMarker(id, callId, { atMs, untilMs, kind, text: text.trim() })) onDone();
  };
  return (
    <div className="marker-form">
      <div className="marker-form-head">
        <b className="figure">{partWords(atMs, untilMs)}</b>
        <span role="group" aria-label={t('player.kindOf')} className="marker-kinds">
          {markerKinds.map((choice) => (
            <button key={choice} type="button" className="chip" aria-pressed={kind === choice} onMouseDown={keepFocus} onClick={() => onWrite({ kind: choice })}><StatusShape tone={markerTones[choice]} />{t(`player.kind.${choice}`)}</button>
          ))}
        </span>
      </div>
      <Input.TextArea
        id={id === null ? markerFieldId : undefined} autoFocus={id !== null} value={text} maxLength={longestComment} autoSize={{ minRows: 1, maxRows: 4 }} placeholder={t('player.comment')} aria-label={t('player.comment')} data-testid="marker-text"
        onChange={(event) => onWrite({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <div className="marker-form-foot">
        <span className="soft-text">{t('player.commentKeys')}</span>
        <Button size="small" onClick={onDone}>{t('player.cancel')}</Button>
        <Button size="small" type="primary" data-testid="marker-save" onClick={() => void save()}>{t('player.keep')}</Button>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestComment, markerKinds, type Marker, type MarkerKind } from '../../shared/waveform/marker.ts';
import { beginMarker, endMarker, markerFieldId, markerTones, useMarkerDraft } from '../recordings/markerDraft.ts';
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
  const atMs = useMarkerDraft((draft) => draft.atMs);
  const [edited, setEdited] = useState<Marker | null>(null);
  const loop = usePlayer((state) => state.loop);
  return (
    <Panel
      title={`${t('player.markers')}${markers.length > 0 ? ` ${markers.length}` : ''}`} className="marker-panel" testId="markers"
      extra={<Button size="small" data-testid="marker-new" onMouseDown={keepFocus} onClick={() => (loop === null ? beginMarker(player.position, null) : beginMarker(loop[0], loop[1]))}>{t('player.mark')}</Button>}
    >
      {atMs !== null && <MarkerForm key={atMs} callId={callId} />}
      {markers.length === 0 && atMs === null && <p className="soft-text">{t('player.noMarkers')}</p>}
      <ol className="marker-list">
        {markers.map((marker) => (edited?.id === marker.id
          ? <li key={marker.id}><MarkerFields callId={callId} marker={marker} onDone={() => setEdited(null)} /></li>
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

function MarkerForm({ callId }: { readonly callId: string }) {
  const { atMs, untilMs } = useMarkerDraft();
  return <MarkerFields callId={callId} marker={{ id: null, atMs: atMs ?? 0, untilMs, kind: 'note', text: '' }} onDone={endMarker} />;
}

interface MarkerFieldsProps {
  readonly callId: string;
  readonly marker: Pick<Marker, 'atMs' | 'untilMs' | 'kind' | 'text'> & { readonly id: string | null };
  readonly onDone: () => void;
}

function MarkerFields({ callId, marker: { id, atMs, untilMs, kind: before, text: textBefore }, onDone }: MarkerFieldsProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<MarkerKind>(before);
  const [text, setText] = useState(textBefore);
  const save = async (): Promise<void> => {
    if (await saveMarker(id, callId, { atMs, untilMs, kind, text: text.trim() })) onDone();
  };
  return (
    <div className="marker-form">
      <div className="marker-form-head">
        <b className="figure">{partWords(atMs, untilMs)}</b>
        <span role="group" aria-label={t('player.kindOf')} className="marker-kinds">
          {markerKinds.map((choice) => (
            <button key={choice} type="button" className="chip" aria-pressed={kind === choice} onMouseDown={keepFocus} onClick={() => setKind(choice)}><StatusShape tone={markerTones[choice]} />{t(`player.kind.${choice}`)}</button>
          ))}
        </span>
      </div>
      <Input.TextArea
        id={id === null ? markerFieldId : undefined} autoFocus value={text} maxLength={longestComment} autoSize={{ minRows: 1, maxRows: 4 }} placeholder={t('player.comment')} aria-label={t('player.comment')} data-testid="marker-text"
        onChange={(event) => setText(event.target.value)}
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

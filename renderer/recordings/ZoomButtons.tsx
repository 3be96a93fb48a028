import { ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { keepFocus } from '../ui/keepFocus.ts';
import { zoomFactor } from './runPlayerStep.ts';
import type { WaveformViewControl } from './waveform/useWaveformView.ts';

/** Closer, wider, the whole recording. */
export function ZoomButtons({ control: { zoomBy, zoomAll } }: { readonly control: WaveformViewControl }) {
  const { t } = useTranslation();
  return (
    <span className="wave-zoom" role="group" aria-label={t('player.zoom')}>
      <button type="button" aria-label={t('player.zoomOut')} title={t('player.zoomOut')} onMouseDown={keepFocus} onClick={() => zoomBy(1 / zoomFactor)}><ZoomOutOutlined /></button>
      <button type="button" data-testid="zoom-all" onMouseDown={keepFocus} onClick={zoomAll}>{t('player.whole')}</button>
      <button type="button" aria-label={t('player.zoomIn')} title={t('player.zoomIn')} data-testid="zoom-in" onMouseDown={keepFocus} onClick={() => zoomBy(zoomFactor)}><ZoomInOutlined /></button>
    </span>
  );
}

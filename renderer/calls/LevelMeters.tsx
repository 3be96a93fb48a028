import { AudioOutlined, SoundOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLevels } from '../stores/mediaStore.ts';

/** Loudness 0–1 to a bar's share: speech sits low on a linear scale, so the root is shown. */
function barShare(level: number): number {
  return Math.sqrt(Math.min(1, Math.max(0, level)));
}

/** Two bars, the agent's voice and the caller's. Drawn ten times a second; nothing else on the page is. */
export function LevelMeters({ callId, live }: { readonly callId: string; readonly live: boolean }) {
  const { t } = useTranslation();
  const levels = useLevels((all) => all[callId]);
  const agent = live ? barShare(levels?.agent ?? 0) : 0;
  const remote = live ? barShare(levels?.remote ?? 0) : 0;
  return (
    <div className="levels">
      <span className="level-name"><AudioOutlined /> {t('calls.levelAgent')}</span>
      <span className="level" role="meter" aria-label={t('calls.levelAgent')} aria-valuemin={0} aria-valuemax={1} aria-valuenow={agent}>
        <span style={{ transform: `scaleX(${agent})` }} />
      </span>
      <span className="level-name"><SoundOutlined /> {t('calls.levelRemote')}</span>
      <span className="level" role="meter" aria-label={t('calls.levelRemote')} aria-valuemin={0} aria-valuemax={1} aria-valuenow={remote}>
        <span style={{ transform: `scaleX(${remote})` }} />
      </span>
    </div>
  );
}

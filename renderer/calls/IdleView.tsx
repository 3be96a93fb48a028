import { useTranslation } from 'react-i18next';
import { TaskPanel } from '../tasks/TaskPanel.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { clockText } from '../ui/duration.ts';
import { ReadinessPanel } from './Readiness.tsx';
import { RecentPanel } from './RecentCalls.tsx';
import { ShiftTimeline } from './ShiftTimeline.tsx';

/** Between calls: today's figures, the shift, who has to be called, and whether the seat can take a call. */
export function IdleView() {
  const { t } = useTranslation();
  const today = useConsole((state) => state.today);
  const answerRate = today.offered === 0 ? '' : `${Math.round((today.answered / today.offered) * 100)}%`;
  const figures = [
    { name: 'offered', value: String(today.offered), small: '' },
    { name: 'answered', value: String(today.answered), small: answerRate },
    { name: 'missed', value: String(today.missed), small: '' },
    { name: 'outgoing', value: String(today.outgoing), small: '' },
    { name: 'talkTime', value: clockText(today.talkSeconds), small: '' },
    { name: 'averageAnswer', value: today.answered === 0 ? '–' : t('calls.seconds', { count: Math.round(today.averageAnswerSeconds) }), small: '' },
  ] as const;

  return (
    <div className="idle">
      <section className="figures" aria-label={t('calls.today')}>
        {figures.map(({ name, value, small }) => (
          <div key={name} className={`tile${name === 'missed' && today.missed > 0 ? ' tile-alert' : ''}`} data-testid={`figure-${name}`}>
            <span className="tile-name">{t(`calls.figure.${name}`)}</span>
            <span className="tile-value">{value}{small !== '' && <small>{small}</small>}</span>
          </div>
        ))}
      </section>
      <div className="idle-columns">
        <div className="idle-main">
          <ShiftTimeline />
          <RecentPanel />
        </div>
        <div className="idle-side">
          <ReadinessPanel />
          <TaskPanel />
        </div>
      </div>
    </div>
  );
}

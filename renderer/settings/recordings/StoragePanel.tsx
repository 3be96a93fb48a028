import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errorText.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Fact, Panel } from '../../ui/Panel.tsx';
import { momentText } from '../../ui/duration.ts';
import { sizeText } from '../../ui/sizeText.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';

/** Days left below which the gauge warns. */
const soonDays = 30;

/** What recordings take of the disk, by month, and how long the disk lasts. */
export function StoragePanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('recording:storage', {}, revision);
  if (answer.kind === 'failed') return <Panel title={t('recording.storage')}><p className="empty-words" role="alert">{errorText(t, answer.error)}</p></Panel>;
  if (answer.kind !== 'answered') return <Panel title={t('recording.storage')}><p className="empty-words">{t('recording.measuring')}</p></Panel>;
  const { use, forecast, waitsUntil } = answer.value;
  const largest = Math.max(1, ...use.months.map(({ fileBytes }) => fileBytes));
  const full = use.totalBytes + use.freeBytes;
  const low = forecast.daysLeft !== null && forecast.daysLeft < soonDays;
  return (
    <Panel title={t('recording.storage')} testId="storage-panel">
      <div className="storage-gauge" role="img" aria-label={t('recording.gauge', { used: sizeText(use.totalBytes, locale), free: sizeText(use.freeBytes, locale) })}>
        <span style={{ width: `${full === 0 ? 0 : Math.max(0.5, (use.totalBytes / full) * 100)}%` }} />
      </div>
      <dl className="facts storage-facts">
        <Fact label={t('recording.used')}><span className="figure">{sizeText(use.totalBytes, locale)}</span></Fact>
        <Fact label={t('recording.free')}><span className="figure">{sizeText(use.freeBytes, locale)}</span></Fact>
        <Fact label={t('recording.perDay')}>{forecast.bytesPerDay === 0 ? t('recording.nothingYet') : <span className="figure">{sizeText(forecast.bytesPerDay, locale)}</span>}</Fact>
        {forecast.settlesAtBytes !== null && forecast.bytesPerDay > 0 && <Fact label={t('recording.settlesAt')}><span className="figure">{sizeText(forecast.settlesAtBytes, locale)}</span></Fact>}
        {forecast.daysLeft !== null && <Fact label={t('recording.lasts')}><StatusMark tone={low ? 'warn' : 'ok'}>{t('recording.daysLeft', { count: forecast.daysLeft })}</StatusMark></Fact>}
      </dl>
      {waitsUntil !== null && <p><StatusMark tone="warn">{t('recording.clockJumped', { until: momentText(waitsUntil, Date.now(), locale) })}</StatusMark></p>}
      {use.months.length > 0 && (
        <ul className="storage-months" aria-label={t('recording.months')}>
          {use.months.map(({ month, fileBytes, recordings, held }) => (
            <li key={month}>
              <span className="figure">{month}</span>
              <span className="storage-bar" aria-hidden="true"><span style={{ width: `${(fileBytes / largest) * 100}%` }} /></span>
              <span className="figure">{sizeText(fileBytes, locale)}</span>
              <span className="soft-text">{t('recording.monthCount', { count: recordings })}{held > 0 && ` · ${t('recording.monthHeld', { count: held })}`}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { ReadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showSettings } from '../stores/viewStore.ts';

/** Says all the time that nothing here is real, and lets the agent leave. */
export function PracticeBanner() {
  const { t } = useTranslation();
  const busy = useConsole((state) => state.calls.some(({ call }) => call.state.kind !== 'ended'));

  return (
    <div className="practice-banner" role="status" data-testid="practice-banner">
      <ReadOutlined />
      <strong>{t('practice.banner')}</strong>
      <span className="practice-words">{t('practice.bannerWords')}</span>
      <span className="bar-space" />
      <button type="button" disabled={busy} onClick={() => void send('practice:ring', { scenario: null })}>{t('practice.ringNext')}</button>
      <button type="button" onClick={() => showSettings('practice')}>{t('practice.chooseCall')}</button>
      <button type="button" data-testid="practice-leave" onClick={() => void send('practice:switch', { on: false })}>{t('practice.leave')}</button>
    </div>
  );
}

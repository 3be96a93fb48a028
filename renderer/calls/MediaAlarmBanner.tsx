import { CustomerServiceOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { MediaAlarm } from '../../shared/calls/mediaAlarm.ts';
import { showDevices } from '../stores/viewStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { StatusShape } from '../ui/StatusMark.tsx';

/** What is wrong with the sound of the call, and what to do about it. */
export function MediaAlarmBanner({ alarm }: { readonly alarm: MediaAlarm }) {
  const { t } = useTranslation();
  return (
    <section className="media-alarm" role="alert" data-testid="media-alarm" data-kind={alarm.kind}>
      <StatusShape tone="danger" />
      <div className="media-alarm-words">
        <strong>{t(`mediaAlarm.title.${alarm.kind}`)}</strong>
        <span>{t(`mediaAlarm.remedy.${alarm.kind}`)}</span>
      </div>
      <span className="media-alarm-clock"><small>{t('mediaAlarm.for')}</small> <Elapsed since={alarm.since} /></span>
      <button type="button" className="slim-button" data-testid="media-alarm-devices" onMouseDown={keepFocus} onClick={() => showDevices(true)}>
        <CustomerServiceOutlined /> {t('mediaAlarm.devices')}
      </button>
    </section>
  );
}

import { useState } from 'react';
import { CloseOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import type { Locale } from '../texts/texts.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import type { Tone } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';

/** More would push the call off the screen. */
const shownAtOnce = 2;

const tones: Readonly<Record<Notice['level'], Tone>> = { info: 'info', warning: 'warn', error: 'danger' };

/** A notice's text; one that these locales do not know is shown by its key, so that nothing is swallowed. */
export function noticeText(t: TFunction, notice: Notice, locale: Locale): string {
  const key = `notice.${notice.key}`;
  if (!i18next.exists(key)) return t('notice.unknown', { key: notice.key });
  const number = notice.values.number === undefined ? {} : { number: keyText(t, String(notice.values.number), locale) };
  return String(t(key as 'notice.unknown', { ...notice.values, ...number, key: notice.key }));
}

/** Main's messages above the page, errors first and then the newest; they stay until they are closed. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useConsole((state) => state.notices);
  const storeUp = useConsole((state) => state.storeUp);
  const locale = useLocale();
  const [all, setAll] = useState(false);
  if (notices.length === 0 && storeUp) return null;
  // What was lost or cannot be kept is never hidden behind a missed call.
  const urgentFirst = [...notices].reverse().toSorted((one, other) => Number(other.level === 'error') - Number(one.level === 'error'));
  const hidden = notices.length - shownAtOnce;

  return (
    <div className="notices" aria-live="polite">
      {!storeUp && (
        <p className="notice notice-warning" data-testid="notice">
          <StatusShape tone="warn" />
          <span>{t('notice.storeDown')}</span>
        </p>
      )}
      {(all ? urgentFirst : urgentFirst.slice(0, shownAtOnce)).map((notice) => (
        <p key={notice.id} className={`notice notice-${notice.level}`} role={notice.level === 'error' ? 'alert' : 'status'} data-testid="notice">
          <StatusShape tone={tones[notice.level]} />
          <span>{noticeText(t, notice, locale)}</span>
          <button type="button" className="notice-close" aria-label={t('app.close')} onClick={() => void send('notice:dismiss', { id: notice.id })}>
            <CloseOutlined />
          </button>
        </p>
      ))}
      {hidden > 0 && (
        <button type="button" className="notice-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('app.lessNotices') : t('app.moreNotices', { count: hidden })}
        </button>
      )}
    </div>
  );
}

import { CloseOutlined, TeamOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { numberText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import './transfer.css';

/** Who hears each other: take one out, or end it for all. */
export function ConferenceStrip() {
  const { t } = useTranslation();
  const conference = useConsole((state) => state.conference);
  const calls = useConsole((state) => state.calls);
  if (conference === null) return null;
  const members = conference.callIds.flatMap((id) => calls.filter(({ call }) => call.id === id));

  return (
    <section className="strip conference" aria-label={t('conference.title')} data-testid="conference">
      <TeamOutlined />
      <strong>{t('conference.members', { count: members.length + 1 })}</strong>
      <Elapsed since={conference.since} />
      <span className="soft-text">{t(`conference.mixedBy.${conference.mixedBy}`)}</span>
      <span className="strip-line" aria-hidden="true" />
      <ul className="members">
        <li className="member">{t('conference.me')}</li>
        {members.map((view) => <Member key={view.call.id} view={view} />)}
      </ul>
      <span className="bar-space" />
      <button type="button" className="slim-button slim-button-danger" data-testid="conference-end" onMouseDown={keepFocus} onClick={() => void send('conference:end', {})}>{t('conference.end')}</button>
    </section>
  );
}

function Member({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call, callerNumber, lookUps } = view;
  const number = numberText(t, callerNumber, locale);
  const who = lookUps.customer.kind === 'found' ? lookUps.customer.value.name : number;
  return (
    <li className="member">
      <span className="line-number" aria-hidden="true">{call.line}</span>
      <b>{who}</b>
      {who !== number && <span className="soft-text">{number}</span>}
      <button type="button" className="member-remove" title={t('conference.remove', { who })} aria-label={t('conference.remove', { who })} data-testid="conference-remove" onMouseDown={keepFocus} onClick={() => void send('conference:remove', { callId: call.id })}>
        <CloseOutlined />
      </button>
    </li>
  );
}

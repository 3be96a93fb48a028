import { CloseOutlined, TeamOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { PersonInRoom } from '../../shared/calls/conference.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { seatUser } from '../../shared/settings/seatUser.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { keyText, numberText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { leftToThemselves } from './conferenceWays.ts';
import { leaveTalking, useTransferring } from './transferring.ts';
import './transfer.css';

/** Who hears each other and how the agent gets out: one side taken out, the two left talking, or all of it ended. */
export function ConferenceStrip() {
  const { t } = useTranslation();
  const { calls, conference, services } = useConsole(useShallow((state) => ({ calls: state.calls, conference: state.conference, services: state.services })));
  const notLeft = useTransferring((state) => state.notLeft);
  if (conference === null) return null;
  const { room } = conference;
  const sides = conference.callIds.flatMap((id) => calls.filter(({ call }) => call.id === id && call.id !== room?.callId));
  const two = leftToThemselves({ calls, conference, services });
  const endsHere = conference.mixedBy === 'local';

  return (
    <section className="strip conference" aria-label={t('conference.title')} data-testid="conference">
      <TeamOutlined />
      <strong>{room === null ? t('conference.members', { count: sides.length + 1 }) : t('conference.room', { room: seatUser(room.address) })}</strong>
      <Elapsed since={conference.since} />
      <span className="soft-text">{t(room === null ? 'conference.mixedHere' : 'conference.roomWords')}</span>
      <span className="strip-line" aria-hidden="true" />
      <ul className="members">
        <li className="member">{t('conference.me')}</li>
        {sides.map((view) => <Member key={view.call.id} view={view} />)}
        {room?.people.map((person) => <InRoom key={person.callId} person={person} />)}
      </ul>
      <span className="bar-space" />
      {two !== undefined && notLeft?.callId === two.caller.call.id && <span role="alert"><StatusMark tone="danger">{t('conference.notLeft', { problem: t(`transfer.problem.${notLeft.problem}`) })}</StatusMark></span>}
      {two !== undefined && (
        <button type="button" className="slim-button" disabled={two.underWay} title={t('conference.leaveTwoHint')} data-testid="conference-leave-two" aria-keyshortcuts="F4" onMouseDown={keepFocus} onClick={() => void leaveTalking(two)}>
          {t('conference.leaveTwo')} <KeyHint keys="F4" />
        </button>
      )}
      {room !== null && <span className="soft-text" id="conference-end-words">{t(endsHere ? 'conference.endWords' : 'conference.leaveWords')}</span>}
      <button type="button" className={`slim-button${endsHere ? ' slim-button-danger' : ''}`} aria-describedby={room === null ? undefined : 'conference-end-words'} data-testid="conference-end" onMouseDown={keepFocus} onClick={() => void send('conference:end', {})}>
        {t(endsHere ? 'conference.end' : 'conference.leave')}
      </button>
    </section>
  );
}

/** A side that is mixed here: it can be taken out. */
function Member({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { call, callerNumber, lookUps } = view;
  const number = numberText(t, callerNumber, locale);
  const who = lookUps.customer.kind === 'found' ? lookUps.customer.value.name : number;
  return (
    <li className="member">
      <span className="line-number" aria-hidden="true">{call.line}</span>
      <Who name={who} number={number} />
      <button type="button" className="member-remove" title={t('conference.remove', { who })} aria-label={t('conference.remove', { who })} data-testid="conference-remove" onMouseDown={keepFocus} onClick={() => void send('conference:remove', { callId: call.id })}>
        <CloseOutlined />
      </button>
    </li>
  );
}

/** Somebody who was sent to the platform's room: out of this seat's hands. */
function InRoom({ person }: { readonly person: PersonInRoom }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const number = keyText(t, person.number, locale);
  return <li className="member" data-testid="conference-in-room"><Who name={person.name || number} number={number} /></li>;
}

function Who({ name, number }: { readonly name: string; readonly number: string }) {
  return (
    <>
      <b>{name}</b>
      {name !== number && <span className="soft-text">{number}</span>}
    </>
  );
}

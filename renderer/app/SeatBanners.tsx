import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { readinessFault } from '../../shared/queues/readiness.ts';
import type { ReadinessProblem } from '../../shared/queues/readiness.ts';
import { send } from '../bridge/send.ts';
import { chooseState, forgetRefusal, useIdleRefusal } from '../softphone/chooseState.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showDevices, showSettings } from '../stores/viewStore.ts';
import { momentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import type { Tone } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { errorText } from './errorText.ts';
import { serverName } from './serverName.ts';

/** What keeps calls away from this seat, or sends them elsewhere: each says it plainly and can be ended here. */
export function SeatBanners() {
  return (
    <div className="seat-banners" aria-live="polite">
      <TakeOverBanner />
      <IdleRefusalBanner />
      <DoNotDisturbBanner />
      <ForwardingBanner />
      <BackupServerBanner />
    </div>
  );
}

interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly words: string;
  readonly testId: string;
  readonly children?: ReactNode;
}

function Banner({ tone, title, words, testId, children }: BannerProps) {
  return (
    <section className={`seat-banner seat-banner-${tone}`} data-testid={testId}>
      <StatusShape tone={tone} />
      <strong>{title}</strong>
      <span className="seat-banner-words">{words}</span>
      <span className="seat-banner-buttons">{children}</span>
    </section>
  );
}

function BannerButton({ onPress, testId, strong = false, children }: { readonly onPress: () => void; readonly testId?: string; readonly strong?: boolean; readonly children: ReactNode }) {
  return <button type="button" className={`slim-button${strong ? ' slim-button-accent' : ''}`} data-testid={testId} onClick={onPress}>{children}</button>;
}

/** Two computers, one extension: which of them rings is always said, and changed only by this button. */
function TakeOverBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { takenOver, alsoAt } = useConsole(useShallow((state) => ({ takenOver: state.takenOver, alsoAt: state.alsoAt })));
  const takeOver = () => void send('seat:takeOver', {});
  if (takenOver !== null) {
    return (
      <Banner tone="danger" testId="taken-over" title={t('seat.takenOver', { by: takenOver.by })} words={t('seat.takenOverWords', { time: momentText(takenOver.at, now, locale) })}>
        <BannerButton strong testId="take-over" onPress={takeOver}>{t('seat.takeBack')}</BannerButton>
      </Banner>
    );
  }
  if (alsoAt === null) return null;
  return (
    <Banner tone="warn" testId="also-at" title={t('seat.alsoAt', { name: alsoAt.name })} words={t('seat.alsoAtWords', { time: momentText(alsoAt.since, now, locale) })}>
      <BannerButton strong testId="take-over" onPress={takeOver}>{t('seat.takeOver')}</BannerButton>
    </Banner>
  );
}

/** Problems whose remedy is in the connection settings; those of the devices have theirs in the devices menu. */
const ofConnection: readonly ReadinessProblem[] = ['notRegistered', 'noRoundTrip'];

function IdleRefusalBanner() {
  const { t } = useTranslation();
  const error = useIdleRefusal((state) => state.error);
  const { readiness, idle } = useConsole(useShallow((state) => ({ readiness: state.readiness, idle: state.agent.kind === 'idle' })));
  if (error === null || idle) return null;
  const fault = readinessFault(readiness);
  return (
    <Banner
      tone="danger"
      testId="idle-refused"
      title={fault === undefined ? t('readiness.refusedOther') : t('readiness.refused', { problem: t(`readiness.problem.${fault.problem}`) })}
      words={fault === undefined ? errorText(t, error) : t(`readiness.remedy.${fault.problem}`)}
    >
      <BannerButton strong testId="idle-again" onPress={() => void chooseState({ kind: 'idle' })}>{t('readiness.tryAgain')}</BannerButton>
      {fault !== undefined && (ofConnection.includes(fault.problem) ? <BannerButton onPress={() => showSettings('connection')}>{t('readiness.connection')}</BannerButton> : <BannerButton onPress={() => showDevices(true)}>{t('readiness.devices')}</BannerButton>)}
      <BannerButton onPress={forgetRefusal}>{t('readiness.close')}</BannerButton>
    </Banner>
  );
}

function DoNotDisturbBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { on, forwarding } = useConsole(useShallow(({ preferences }) => ({ on: preferences.doNotDisturb, forwarding: preferences.forwarding })));
  if (!on) return null;
  const goTo = forwarding.always ?? forwarding.busy;
  return (
    <Banner tone="danger" testId="do-not-disturb" title={t('seat.doNotDisturb')} words={goTo === null ? t('seat.doNotDisturbWords') : t('seat.doNotDisturbForwards', { number: keyText(t, goTo, locale) })}>
      <BannerButton strong testId="do-not-disturb-off" onPress={() => void send('preferences:change', { doNotDisturb: false })}>{t('seat.switchOff')}</BannerButton>
    </Banner>
  );
}

function ForwardingBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { forwarding, atPlatform } = useConsole(useShallow((state) => ({ forwarding: state.preferences.forwarding, atPlatform: state.services.forwardingAtPlatform })));
  const { always, busy, noAnswer, noAnswerSeconds } = forwarding;
  if (always === null && busy === null && noAnswer === null) return null;
  const ways = [
    always === null ? '' : t('seat.forwardAlways', { number: keyText(t, always, locale) }),
    busy === null ? '' : t('seat.forwardBusy', { number: keyText(t, busy, locale) }),
    noAnswer === null ? '' : t('seat.forwardNoAnswer', { number: keyText(t, noAnswer, locale), seconds: noAnswerSeconds }),
    atPlatform ? t('seat.atPlatform') : '',
  ].filter((way) => way !== '');
  return (
    <Banner tone={always === null ? 'info' : 'warn'} testId="forwarding" title={t('seat.forwarding')} words={ways.join(' · ')}>
      <BannerButton strong testId="forwarding-off" onPress={() => void send('preferences:change', { forwarding: { ...forwarding, always: null, busy: null, noAnswer: null } })}>{t('seat.switchOff')}</BannerButton>
    </Banner>
  );
}

function BackupServerBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const servers = useConsole((state) => state.servers);
  if (servers.switchedAt === null || servers.current === '') return null;
  return (
    <Banner
      tone="warn"
      testId="backup-server"
      title={t('seat.backup', { server: serverName(servers.current) })}
      words={t('seat.backupSince', { time: momentText(servers.switchedAt, now, locale), main: serverName(servers.all[0] ?? '') })}
    />
  );
}

import { useState } from 'react';
import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { readinessFault } from '../../shared/queues/readiness.ts';
import { serverName } from '../app/serverName.ts';
import { send } from '../bridge/send.ts';
import { chooseState } from '../softphone/chooseState.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showDevices, showSettings } from '../stores/viewStore.ts';
import { momentText } from '../ui/duration.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { checkNames, checkTone, lampTones, nextStep, readinessLamp } from './readinessChecks.ts';
import type { CheckName, NextStep } from './readinessChecks.ts';

type ReadinessState = Pick<ConsoleState, 'registration' | 'microphone' | 'preferences' | 'seat' | 'agent' | 'readiness' | 'takenOver' | 'alsoAt'>;

const remedies: Readonly<Record<Exclude<NextStep, 'soundCheck'>, (() => void) | null>> = {
  configure: () => showSettings('connection'),
  takeOver: () => void send('seat:takeOver', {}),
  register: () => void send('seat:register', {}),
  microphone: () => showDevices(true),
  ringOutput: () => showSettings('sound'),
  ring: () => showSettings('sound'),
  doNotDisturb: () => void send('preferences:change', { doNotDisturb: false }),
  forwarding: () => showSettings('calls'),
  goIdle: () => void chooseState({ kind: 'idle' }),
  wait: null,
};

/** Whether this seat can take a call: one lamp, its three checks, and the next thing to do. */
export function ReadinessPanel() {
  const { t } = useTranslation();
  const state = useConsole(useShallow(({ registration, microphone, preferences, seat, agent, readiness, takenOver, alsoAt }): ReadinessState => ({ registration, microphone, preferences, seat, agent, readiness, takenOver, alsoAt })));
  const [asked, setAsked] = useState(false);
  const lamp = readinessLamp(state);
  const step = nextStep(state);
  const refused = step === 'register' && state.registration.kind === 'failed' ? state.registration : null;

  async function check(): Promise<void> {
    setAsked(true);
    await send('readiness:check', {});
    setAsked(false);
  }
  const remedy = step === 'soundCheck' ? () => void check() : remedies[step];

  return (
    <Panel className="readiness-panel" testId="readiness" title={t('readiness.title')} extra={<StatusMark tone={lampTones[lamp]}>{t(`readiness.lamp.${lamp}`)}</StatusMark>}>
      <ul className="checks">
        {checkNames.map((name) => (
          <li key={name} className="check" data-testid={`check-${name}`} data-state={state.readiness[name].kind}>
            <StatusShape tone={checkTone(state, name)} />
            <span className="check-name">{t(`readiness.check.${name}`)}</span>
            <span className="check-words"><CheckWords name={name} state={state} /></span>
          </li>
        ))}
      </ul>
      <div className="check-again">
        <CheckedAt state={state} />
        <Button size="small" icon={<ReloadOutlined />} loading={asked} data-testid="check-again" onClick={() => void check()}>{t('readiness.again')}</Button>
      </div>
      <div className={`next-step${step === 'wait' ? ' next-step-ready' : ''}`} role="status">
        {/* Nothing is said to be ready while it is still being looked at. */}
        <strong>{step === 'goIdle' && lamp === 'checking' ? t('readiness.lamp.checking') : t(`calls.nextStep.${step}.title`)}</strong>
        {readinessFault(state.readiness) === undefined && <span>{refused === null ? t(`calls.nextStep.${step}.words`) : t(`registration.remedy.${refused.problem}`)}</span>}
        {remedy !== null && (
          <span className="next-buttons">
            <Button type="primary" onClick={remedy}>{t(`calls.nextStep.${step}.button` as 'calls.nextStep.goIdle.button')}</Button>
            {refused !== null && <Button onClick={() => showSettings('connection')}>{t('registration.openSettings')}</Button>}
            {step === 'configure' && <Button onClick={() => showSettings('practice')}>{t('calls.practiceFirst')}</Button>}
          </span>
        )}
      </div>
    </Panel>
  );
}

/** When the newest of the checks was made. */
function CheckedAt({ state }: { readonly state: ReadinessState }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const made = checkNames.flatMap((name) => {
    const check = state.readiness[name];
    return check.kind === 'passed' || check.kind === 'failed' ? [check.at] : [];
  });
  return <span className="muted-text figure">{made.length === 0 ? '' : t('readiness.at', { time: momentText(Math.max(...made), now, locale) })}</span>;
}

function CheckWords({ name, state }: { readonly name: CheckName; readonly state: ReadinessState }) {
  const { t } = useTranslation();
  const check = state.readiness[name];
  switch (check.kind) {
    case 'checking':
      return t('readiness.checking');
    case 'failed':
      return (
        <>
          <b className="tone-danger">{t(`readiness.problem.${check.problem}`)}</b> {t(`readiness.remedy.${check.problem}`)}
          {check.detail !== '' && <span className="small-print"> {check.detail}</span>}
        </>
      );
    case 'passed':
      // What broke after the check is said instead of what was proved then.
      if (checkTone(state, name) !== 'ok') return <PlainWords name={name} state={state} />;
      return <>{name === 'registration' ? serverName(check.detail) : check.detail}<span className="check-took figure">{t('calls.milliseconds', { ms: Math.round(check.tookMs) })}</span></>;
    case 'unknown':
      return <PlainWords name={name} state={state} />;
  }
}

/** What is known without a check. */
function PlainWords({ name, state }: { readonly name: CheckName; readonly state: ReadinessState }) {
  const { t } = useTranslation();
  const { registration, microphone, preferences, seat } = state;
  switch (name) {
    case 'registration':
      if (registration.kind === 'failed') return t(`registration.reason.${registration.problem}`);
      return registration.kind === 'registered' ? [seat.user, serverName(seat.server)].filter(Boolean).join(' · ') : t(`registration.state.${registration.kind}`);
    case 'microphone':
      if (microphone.kind === 'ready') return microphone.label;
      return microphone.kind === 'missing' ? t(`calls.microphone.${microphone.reason}`) : t('calls.microphone.unknown');
    case 'ring':
      return preferences.ringVolume > 0 ? t('calls.ringVolume', { percent: Math.round(preferences.ringVolume * 100) }) : t('calls.ringSilent');
  }
}

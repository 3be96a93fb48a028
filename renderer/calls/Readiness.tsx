import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showSettings } from '../stores/viewStore.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { nextStep, readinessChecks } from './readinessChecks.ts';
import type { CheckName, NextStep } from './readinessChecks.ts';

type ReadinessState = Pick<ConsoleState, 'registration' | 'microphone' | 'preferences' | 'seat' | 'agent'>;

const remedies: Readonly<Record<NextStep, (() => void) | null>> = {
  configure: () => showSettings('connection'),
  register: () => void send('seat:register', {}),
  microphone: () => showSettings('sound'),
  ring: () => showSettings('sound'),
  goIdle: () => void send('agent:choose', { state: 'idle' }),
  wait: null,
};

/** The three checks before taking calls, and the next thing to do. */
export function Readiness() {
  const { t } = useTranslation();
  const state = useConsole(useShallow(({ registration, microphone, preferences, seat, agent }): ReadinessState => ({ registration, microphone, preferences, seat, agent })));
  const step = nextStep(state);
  const remedy = remedies[step];

  return (
    <>
      <ul className="checks">
        {readinessChecks(state).map((check) => (
          <li key={check.name} className="check" data-passed={check.passed}>
            <StatusShape tone={check.tone} />
            <span className="check-name">{t(`calls.check.${check.name}`)}</span>
            <span className="check-words"><CheckWords name={check.name} state={state} /></span>
          </li>
        ))}
      </ul>
      <div className={`next-step${step === 'wait' ? ' next-step-ready' : ''}`} role="status">
        <strong>{t(`calls.nextStep.${step}.title`)}</strong>
        <span>{t(`calls.nextStep.${step}.words`)}</span>
        {remedy !== null && (
          <span className="next-buttons">
            <Button type="primary" onClick={remedy}>{t(`calls.nextStep.${step}.button` as 'calls.nextStep.goIdle.button')}</Button>
            {step === 'configure' && <Button onClick={() => showSettings('practice')}>{t('calls.practiceFirst')}</Button>}
          </span>
        )}
      </div>
    </>
  );
}

function CheckWords({ name, state }: { readonly name: CheckName; readonly state: ReadinessState }) {
  const { t } = useTranslation();
  const { registration, microphone, preferences, seat } = state;
  switch (name) {
    case 'registration':
      if (registration.kind === 'failed') return t(`registration.reason.${registration.problem}`);
      return registration.kind === 'registered' ? seat.server === '' ? seat.user : `${seat.user} · ${seat.server.replace(/^wss?:\/\/([^/]+).*$/, '$1')}` : t(`registration.state.${registration.kind}`);
    case 'microphone':
      if (microphone.kind === 'ready') return microphone.label;
      return microphone.kind === 'missing' ? t(`calls.microphone.${microphone.reason}`) : t('calls.microphone.unknown');
    case 'ring':
      return preferences.ringVolume > 0 ? t('calls.ringVolume', { percent: Math.round(preferences.ringVolume * 100) }) : t('calls.ringSilent');
  }
}

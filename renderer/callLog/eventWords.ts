import type { TFunction } from 'i18next';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** What happened, in plain words. */
export function eventText(t: TFunction, event: CallEvent): string {
  switch (event.kind) {
    case 'held':
    case 'resumed':
      return t(`log.event.${event.kind}.${event.by}`);
    case 'dtmfSent':
      return t('log.event.dtmfSent', { count: event.digits, transport: t(`settings.dtmf.${event.transport}`) });
    case 'mediaRestored':
      return t('log.event.mediaRestored', { ms: Math.round(event.afterMs) });
    case 'microphoneMissing':
      return t('log.event.microphoneMissing', { reason: t(`calls.microphone.${event.reason}`) });
    case 'ended':
      return t('calls.endedBy', { by: t(`calls.by.${event.end.by}`), cause: t(`calls.endCause.${event.end.cause}`) });
    case 'transferRequested':
      return t(`log.event.transferRequested.${event.how}`, { to: event.to });
    case 'transferProgressed':
      return t('log.event.transferProgressed', { code: event.sipCode });
    case 'transferFailed':
      return t('log.event.transferFailed', { problem: t(`calls.transferProblem.${event.problem}`) });
    case 'redirected':
      return t('log.event.redirected', { to: event.to });
    case 'mediaAlarmRaised':
    case 'mediaAlarmCleared':
      return t(`log.event.${event.kind}`, { alarm: t(`calls.mediaAlarm.${event.alarm}.title`) });
    case 'surveyed':
      return t('log.event.surveyed', { score: event.survey.score });
    case 'transferred':
    case 'conferenceJoined':
    case 'conferenceLeft':
    case 'dialled':
    case 'rang':
    case 'answerRequested':
    case 'answered':
    case 'muted':
    case 'unmuted':
    case 'mediaLost':
    case 'recordingStarted':
    case 'recordingStopped':
      return t(`log.event.${event.kind}`);
    default:
      return assertNever(event);
  }
}

/** Colour and shape of an event on the timeline. */
export function eventTone(event: CallEvent): Tone {
  switch (event.kind) {
    case 'answered':
    case 'resumed':
    case 'mediaRestored':
    case 'transferred':
    case 'mediaAlarmCleared':
      return 'ok';
    case 'held':
    case 'muted':
    case 'mediaLost':
    case 'transferFailed':
    case 'mediaAlarmRaised':
      return 'warn';
    case 'microphoneMissing':
      return 'danger';
    case 'ended':
      return event.end.cause === 'hungUp' ? 'quiet' : 'danger';
    default:
      return 'info';
  }
}

import type { TFunction } from 'i18next';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { transferStep } from '../calls/transferSteps.ts';
import type { Locale } from '../texts/texts.ts';
import { keyText } from '../ui/numberText.ts';
import { sipReasonText } from './sipReason.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** The platform's own reason behind ours, where it gave one. */
function withReason(t: TFunction, words: string, sipCode: number | undefined): string {
  return sipCode === undefined ? words : t('log.event.withReason', { words, reason: sipReasonText(t, sipCode) });
}

/** What happened, in plain words. */
export function eventText(t: TFunction, event: CallEvent, locale: Locale): string {
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
      return withReason(t, t('calls.endedBy', { by: t(`calls.by.${event.end.by}`), cause: t(`calls.endCause.${event.end.cause}`) }), event.end.sipCode);
    case 'transferRequested':
      return t(`log.event.transferRequested.${event.how}`, { to: keyText(t, event.to, locale) });
    case 'transferProgressed':
      return t('log.event.transferProgressed', { step: t(`transfer.step.${transferStep(event)}`) });
    case 'transferFailed':
      return withReason(t, t('log.event.transferFailed', { problem: t(`transfer.problem.${event.problem}`) }), event.sipCode);
    case 'redirected':
      return t('log.event.redirected', { to: keyText(t, event.to, locale), why: t(`log.because.${event.because}`) });
    case 'mediaAlarmRaised':
    case 'mediaAlarmCleared':
      return t(`log.event.${event.kind}`, { alarm: t(`mediaAlarm.title.${event.alarm}`) });
    case 'surveyed':
      return t('log.event.surveyed', { verdict: surveyText(t, event.survey) });
    case 'recordingResumed':
      return t(`log.event.recordingResumed.${event.by}`);
    case 'dialled':
      return event.reason === undefined ? t('log.event.dialled') : t('log.event.dialledReason', { reason: event.reason });
    case 'transferred':
    case 'conferenceJoined':
    case 'conferenceLeft':
    case 'rang':
    case 'answerRequested':
    case 'answered':
    case 'muted':
    case 'unmuted':
    case 'mediaLost':
    case 'recordingStarted':
    case 'recordingStopped':
    case 'recordingPaused':
      return t(`log.event.${event.kind}`);
    default:
      return assertNever(event);
  }
}

/** The caller's verdict; the highest possible one is said where the platform told it. */
export function surveyText(t: TFunction, { score, outOf }: SurveyResult): string {
  return outOf === null ? t('wrapUp.surveyPlain', { score }) : t('wrapUp.surveyScore', { score, outOf });
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
      return ['hungUp', 'transferred', 'redirected', 'parked', 'answeredElsewhere'].includes(event.end.cause) ? 'quiet' : 'danger';
    default:
      return 'info';
  }
}

import type { ReactNode } from 'react';
import { PlayCircleOutlined, StarFilled } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { LogColumn } from '../../shared/calls/logView.ts';
import { gradeOf } from '../calls/qualityGrade.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { waitText } from '../calls/waitText.ts';
import type { Locale } from '../texts/texts.ts';
import { clockText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { logMomentText } from './logMomentText.ts';

/** What cells are drawn with besides their call. */
export interface CellContext {
  readonly t: TFunction;
  readonly locale: Locale;
  readonly labelOf: (serviceNumber: string) => string | undefined;
}

interface Cell {
  readonly className: string;
  /** The whole text, where the column may cut it. */
  readonly title?: string;
  readonly content: ReactNode;
}

function serviceText({ t, locale, labelOf }: CellContext, number: string): string {
  return number === '' ? '' : (labelOf(number) ?? keyText(t, number, locale));
}

/** One column of a call. */
export function cellOf(column: LogColumn, entry: CallLogEntry, context: CellContext): Cell {
  const { t, locale } = context;
  const plain = (text: string, className = 'soft-text'): Cell => ({ className, title: text, content: text });
  switch (column) {
    case 'time':
      return { className: 'figure', content: logMomentText(entry.startedAt, locale) };
    case 'result':
      return { className: '', content: <ResultMark entry={entry} /> };
    case 'caller':
      return { className: 'figure log-caller', content: keyText(t, entry.remoteNumber, locale) };
    case 'area':
      return plain(areaTextIn(entry.areaText, locale));
    case 'customer':
      return plain([entry.customerName, entry.company].filter(Boolean).join(' · '), '');
    case 'company':
      return plain(entry.company);
    case 'serviceNumber':
      return { className: 'soft-text', title: entry.serviceNumber === '' ? '' : keyText(t, entry.serviceNumber, locale), content: serviceText(context, entry.serviceNumber) };
    case 'queue':
      return plain(entry.queue);
    case 'agent':
      return plain(entry.agent);
    case 'wait':
      return { className: 'figure col-wait', content: entry.queueWaitSeconds === null ? '' : waitText(t, entry.queueWaitSeconds) };
    case 'talk':
      return { className: 'figure col-talk', content: entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : '' };
    case 'mos':
      return { className: '', content: entry.mos !== null && <MosMark mos={entry.mos} /> };
    case 'review':
      return { className: 'figure', content: entry.reviewScore };
    case 'survey':
      return { className: 'figure col-survey', content: entry.surveyScore !== null && <span role="img" aria-label={t('log.surveyOf', { score: entry.surveyScore })}><StarFilled /> {entry.surveyScore}</span> };
    case 'disposition':
      return plain(entry.disposition, '');
    case 'direction':
      return plain(t(`calls.direction.${entry.direction}`));
    case 'ivrPath':
      return plain(entry.ivrPath);
    case 'rule':
      return plain(entry.routeRule);
    case 'play':
      return { className: 'col-play', content: entry.recordingId !== null && <PlayCircleOutlined aria-label={t('log.hasRecording')} /> };
  }
}

/** How a call sounded on average: shape and figure, the word in the tooltip. */
function MosMark({ mos }: { readonly mos: number }) {
  const { t } = useTranslation();
  const { tone, word } = gradeOf(mos);
  const words = `${t('log.mosOf', { mos: mos.toFixed(1) })} · ${t(`calls.qualityGrade.${word}`)}`;
  return <span className={`mos-mark tone-${tone}`} title={words} aria-label={words} role="img"><StatusShape tone={tone} /><span className="figure">{mos.toFixed(1)}</span></span>;
}

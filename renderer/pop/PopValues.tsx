import i18next from 'i18next';
import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { IvrStep } from '../../shared/calls/callFacts.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { Reading } from '../../shared/calls/reading.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';
import { isStale } from '../../shared/routing/routingStatus.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { numberTones } from '../numbers/numberTones.ts';
import { useNow } from '../stores/now.ts';
import type { Locale } from '../texts/texts.ts';
import { areaText } from '../ui/areaText.ts';
import { agoText, clockText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';

const t = i18next.t;

/** A failed or late look-up in two words. */
function Trouble({ kind }: { readonly kind: 'failed' | 'timedOut' }) {
  return <span className="tone-warn">{t(`source.${kind}`)}</span>;
}

/** `400-820-1234 售后热线` */
export function PopServiceNumber({ view, state }: { readonly view: CallView; readonly state: ConsoleState }) {
  const reading = view.call.facts.serviceNumber;
  if (reading.kind === 'unreadable') return <span className="tone-warn">{t('source.unreadable')}</span>;
  if (reading.kind === 'absent') return <span className="muted">{t('calls.noServiceNumber')}</span>;
  const { key } = parsePhoneNumber(reading.value);
  const { routing } = view.lookUps;
  const label = state.serviceNumbers.find(({ number }) => number === key)?.label ?? (routing.kind === 'found' ? routing.value.label : '');
  return <><b>{keyText(t, reading.value, state.preferences.locale)}</b> <span className="pop-label">{label}</span></>;
}

/** `● 在服`; an old snapshot says so. */
export function PopRouting({ outcome }: { readonly outcome: LookUpOutcome<RoutingStatus> }) {
  const now = useNow();
  if (outcome.kind === 'failed' || outcome.kind === 'timedOut') return <Trouble kind={outcome.kind} />;
  if (outcome.kind !== 'found') return <span className="muted pop-routing-empty">{outcome.kind === 'pending' ? '' : '—'}</span>;
  const { state } = outcome.value;
  return (
    <span className="pop-state" title={outcome.value.stateReason}>
      <StatusMark tone={numberTones[state]}>{t(`routing.numberStateShort.${state}`)}</StatusMark>
      {isStale(outcome.value, now) && <span className="pop-stale">{t('routing.staleShort')}</span>}
    </span>
  );
}

/** `广东 深圳 · 移动 ⓘ` */
export function PopArea({ outcome, locale }: { readonly outcome: LookUpOutcome<CallerArea>; readonly locale: Locale }) {
  if (outcome.kind === 'failed' || outcome.kind === 'timedOut') return <Trouble kind={outcome.kind} />;
  if (outcome.kind === 'notFound') return <span className="muted">{t('area.unknownPlace')}</span>;
  if (outcome.kind === 'pending') return null;
  const { place, operator, mayBePorted } = areaText(t, outcome.value, locale);
  return (
    <>
      <span className="pop-place">{operator === '' ? place : `${place} · ${operator}`}</span>
      {mayBePorted && <span className="pop-ported" role="img" title={t('area.mayBePorted')} aria-label={t('area.mayBePorted')}>i</span>}
    </>
  );
}

/** Name, company, level; or 新客户; or why nothing can be said. And when the last call was. */
export function PopCustomer({ view, locale }: { readonly view: CallView; readonly locale: Locale }) {
  const { customer, lastCalls } = view.lookUps;
  const now = useNow();
  const last = lastCalls.kind === 'found' ? lastCalls.value[0] : undefined;
  return (
    <>
      <span className="pop-customer">
        {customer.kind === 'found' && (
          <>
            <b>{customer.value.atCompany === undefined ? customer.value.name : customer.value.company}</b>
            {customer.value.atCompany !== undefined && customer.value.atCompany.extension !== '' && ` · ${t('customers.extension', { extension: customer.value.atCompany.extension })}`}
            {customer.value.atCompany === undefined && customer.value.company !== '' && ` · ${customer.value.company}`}
            {customer.value.level !== '' && <span className="pop-level">{customer.value.level}</span>}
          </>
        )}
        {customer.kind === 'notFound' && <span className="tone-info">{t('customers.new')}</span>}
        {(customer.kind === 'failed' || customer.kind === 'timedOut') && <span className="tone-warn">{t(`customers.${customer.kind}`)}</span>}
        {customer.kind === 'pending' && <span className="pop-pending" />}
      </span>
      {last && <span className="muted">{t('calls.lastCall', { ago: agoText(last.startedAt, now, locale) })}</span>}
    </>
  );
}

/** `2 售后 › 1 维修 › 3 空调`; the end of a long path is what matters, so its beginning is cut. */
export function PopIvr({ reading }: { readonly reading: Reading<readonly IvrStep[]> }) {
  if (reading.kind === 'unreadable') return <span className="tone-warn">{t('calls.ivrPath')} {t('source.unreadable')}</span>;
  if (reading.kind === 'absent' || reading.value.length === 0) return <span className="muted">{t('calls.noIvr')}</span>;
  const words = reading.value.map(({ key, label }) => (label === undefined ? key : `${key} ${label}`));
  return <bdi>{words.join(' › ')}</bdi>;
}

/** `售后一组 · 等 00:18` */
export function PopQueue({ queue, waitSeconds }: { readonly queue: string | undefined; readonly waitSeconds: number | undefined }) {
  const wait = waitSeconds === undefined ? '' : t('calls.waited', { wait: clockText(waitSeconds) });
  return <span className="pop-queue">{[queue ?? '', wait].filter((part) => part !== '').join(' · ')}</span>;
}

/** The rule that brought the call, else the one in force. */
export function PopRule({ view }: { readonly view: CallView }) {
  const { routing } = view.lookUps;
  const rule = valueOf(view.call.facts.routeRule) ?? (routing.kind === 'found' ? routing.value.rule : '');
  return rule === '' ? null : <>{t('calls.rule', { rule })}</>;
}

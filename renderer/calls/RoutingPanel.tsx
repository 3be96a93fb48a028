import { useTranslation } from 'react-i18next';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { serviceNumberOperator } from '../../shared/phoneNumbers/operators.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { operatorName } from '../ui/areaText.ts';
import { keyText } from '../ui/numberText.ts';
import { OutcomeValue } from '../ui/OutcomeValue.tsx';
import { Fact, Panel } from '../ui/Panel.tsx';
import { ReadingValue } from '../ui/ReadingValue.tsx';
import { Sourced } from '../ui/Sourced.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { DutyList } from '../numbers/DutyList.tsx';
import { freshestRouting } from '../numbers/freshestRouting.ts';
import { NumberStateMark } from '../numbers/NumberStateMark.tsx';
import { SnapshotAge } from '../numbers/SnapshotAge.tsx';

/** The 400 number that was dialled, what it does with calls now, and the rule that brought this one. */
export function RoutingPanel({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const { facts } = view.call;
  const known = useConsole((state) => state.routing);
  const routing = freshestRouting(view.lookUps.routing, known, parsePhoneNumber(valueOf(facts.serviceNumber) ?? '').key);

  return (
    <Panel title={t('calls.serviceNumber')} extra={<OutcomeValue outcome={routing} notFound={null}>{(status) => <SnapshotAge status={status} />}</OutcomeValue>}>
      <div className="service-number">
        <ReadingValue reading={facts.serviceNumber}>{(raw) => <ServiceNumberText raw={raw} routing={routing.kind === 'found' ? routing.value : undefined} />}</ReadingValue>
      </div>
      <dl className="facts">
        <Fact label={t('routing.state')}>
          <OutcomeValue outcome={routing} notFound={<span className="muted-text">{t('routing.noSnapshot')}</span>}>
            {(status, source) => (
              <Sourced source={source}>
                <NumberStateMark state={status.state} />
                {status.stateReason !== '' && <span className="state-reason">{status.stateReason}</span>}
              </Sourced>
            )}
          </OutcomeValue>
        </Fact>
        <Fact label={t('routing.broughtBy')}>
          <ReadingValue
            reading={facts.routeRule}
            absent={<OutcomeValue outcome={routing}>{(status, source) => <Sourced source={source}>{t('routing.ruleInForce', { rule: status.rule })}</Sourced>}</OutcomeValue>}
          />
        </Fact>
        <Fact label={t('routing.hunting')}>
          <OutcomeValue outcome={routing}>
            {(status, source) => <Sourced source={<>{t(`routing.huntingWords.${status.hunting}`)}<div className="tip-source">{source}</div></>}>{t(`routing.huntingName.${status.hunting}`)}</Sourced>}
          </OutcomeValue>
        </Fact>
        <Fact label={t('routing.onDuty')}>
          <OutcomeValue outcome={routing}>{(status) => <DutyList targets={status.onDuty} />}</OutcomeValue>
        </Fact>
      </dl>
    </Panel>
  );
}

function ServiceNumberText({ raw, routing }: { readonly raw: string; readonly routing: RoutingStatus | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { key } = parsePhoneNumber(raw);
  const known = useConsole((state) => state.serviceNumbers.find(({ number }) => number === key)?.label);
  const operator = serviceNumberOperator(key);
  const label = known ?? routing?.label ?? '';
  return (
    <>
      <span className="service-digits">{keyText(t, raw, locale)}</span>
      {label !== '' && <span className="service-label">{label}</span>}
      {operator !== null && <span className="service-operator">{operatorName(operator, locale)}</span>}
    </>
  );
}

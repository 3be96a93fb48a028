import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { send } from '../../bridge/send.ts';
import { crmProblem } from '../../crm/crmProblem.ts';
import { useNow } from '../../stores/now.ts';
import { agoText } from '../../ui/duration.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';

/** Deliveries are many and are shown here only: whoever looks at them asks again this often. */
const everyMs = 3_000;

/** Messages that the other system has not got yet, and why. */
export function OutboxRow() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const answer = useAnswer('crm:outbox', {}, Math.floor(now / everyMs));
  if (answer.kind !== 'answered') return null;
  const { waiting, givenUp, oldestAt, problem } = answer.value;
  if (waiting === 0 && givenUp === 0) return <p className="crm-outbox"><StatusMark tone="ok">{t('crm.allSent')}</StatusMark></p>;
  return (
    <div className="crm-outbox" data-testid="crm-outbox">
      {waiting > 0 && <StatusMark tone="warn">{t('crm.waiting', { count: waiting, since: oldestAt === null ? '' : agoText(oldestAt, now, locale) })}</StatusMark>}
      {givenUp > 0 && <StatusMark tone="danger">{t('crm.givenUp', { count: givenUp })}</StatusMark>}
      {problem !== '' && <span className="soft-text">{crmProblem(t, problem)}</span>}
      <Button size="small" onClick={() => void send('crm:retry', {})}>{t('crm.retry')}</Button>
    </div>
  );
}

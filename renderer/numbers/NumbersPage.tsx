import { useTranslation } from 'react-i18next';
import type { ServiceNumber } from '../../shared/routing/routingStatus.ts';
import { serviceNumberOperator } from '../../shared/phoneNumbers/operators.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { operatorName } from '../ui/areaText.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { Absent } from '../ui/ReadingValue.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { DutyList } from './DutyList.tsx';
import { NumberStateMark } from './NumberStateMark.tsx';
import { SnapshotAge } from './SnapshotAge.tsx';
import './numbers.css';

/** The company's 400 numbers with the newest routing snapshot of each. */
export function NumbersPage() {
  const { t } = useTranslation();
  const numbers = useConsole((state) => state.serviceNumbers);
  const columns = ['number', 'label', 'state', 'rule', 'hunting', 'onDuty', 'age'] as const;

  return (
    <div className="numbers-page">
      <Panel title={t('numbers.title')} extra={<span className="muted-text">{t('numbers.words')}</span>}>
        {numbers.length === 0 ? (
          <p className="empty-words">{t('numbers.none')}</p>
        ) : (
          <table className="numbers">
            <thead>
              <tr>{columns.map((column) => <th key={column} scope="col">{t(`numbers.column.${column}`)}</th>)}</tr>
            </thead>
            <tbody>{numbers.map((number) => <NumberRow key={number.number} number={number} />)}</tbody>
          </table>
        )}
      </Panel>
    </div>
  );
}

function NumberRow({ number }: { readonly number: ServiceNumber }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const status = useConsole((state) => state.routing.find(({ serviceNumber }) => serviceNumber === number.number));
  const operator = serviceNumberOperator(number.number);
  return (
    <tr data-testid="number-row">
      <th scope="row">
        <span className="figure">{keyText(t, number.number, locale)}</span>
        {operator !== null && <span className="service-operator">{operatorName(operator, locale)}</span>}
      </th>
      <td>{number.label}</td>
      {status === undefined ? (
        <td colSpan={5} className="muted-text">{t('numbers.noSnapshot')}</td>
      ) : (
        <>
          <td><NumberStateMark state={status.state} />{status.stateReason !== '' && <div className="soft-text">{status.stateReason}</div>}</td>
          <td>{status.rule === '' ? <Absent /> : status.rule}</td>
          <td>{t(`routing.huntingName.${status.hunting}`)}</td>
          <td><DutyList targets={status.onDuty} /></td>
          <td><SnapshotAge status={status} /></td>
        </>
      )}
    </tr>
  );
}

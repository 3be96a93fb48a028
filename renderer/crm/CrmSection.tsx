import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { Fact, Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { crmProblem } from './crmProblem.ts';
import './crm.css';

/** What the customer system of the company says of the caller, beside our own card and never in its way. */
export function CrmSection({ crm }: { readonly crm: CallView['crm'] }) {
  const { t } = useTranslation();
  if (crm === null) return null;
  return <Panel className="crm-panel" testId="crm-panel" title={t('crm.title')}><CrmContent crm={crm} /></Panel>;
}

function CrmContent({ crm }: { readonly crm: NonNullable<CallView['crm']> }) {
  const { t } = useTranslation();
  switch (crm.kind) {
    case 'pending':
      return <p className="soft-text">{t('crm.asking')}</p>;
    case 'notFound':
      return <StatusMark soft tone="quiet">{t('crm.unknownCaller')}</StatusMark>;
    case 'failed':
      return <StatusMark tone="warn"><span className="mark-words">{crmProblem(t, crm.message)}</span></StatusMark>;
    case 'timedOut':
      return <StatusMark tone="warn">{t('crm.timedOut', { ms: crm.afterMs })}</StatusMark>;
    case 'found': {
      const { name, company, level, note, id, url } = crm.value;
      return (
        <>
          <dl className="facts">
            {name !== '' && <Fact label={t('crm.field.name')}><b>{name}</b></Fact>}
            {company !== '' && <Fact label={t('crm.field.company')}>{company}</Fact>}
            {level !== '' && <Fact label={t('crm.field.level')}>{level}</Fact>}
            {id !== '' && <Fact label={t('crm.field.id')}><span className="figure">{id}</span></Fact>}
            {note !== '' && <Fact label={t('crm.field.note')}>{note}</Fact>}
          </dl>
          {url !== '' && <p className="small-print crm-link">{url}</p>}
        </>
      );
    }
    default:
      return assertNever(crm);
  }
}

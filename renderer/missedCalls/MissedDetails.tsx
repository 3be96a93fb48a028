import { useState } from 'react';
import { BellOutlined, UserAddOutlined, UserDeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { BlockControl } from '../blockList/BlockControl.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showCustomer, showLoggedCall } from '../stores/viewStore.ts';
import { momentText, whenText } from '../ui/duration.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { WhenField } from '../ui/WhenField.tsx';
import { callerText, factText } from './missedWords.ts';
import { takeItem, useMissedView } from './useMissedList.ts';

/** The chosen caller: who takes care of it, when to be reminded, and all that happened. */
export function MissedDetails({ items }: { readonly items: readonly MissedItem[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const chosenId = useMissedView((view) => view.chosenId);
  const item = items.find(({ itemId }) => itemId === chosenId);
  if (item === undefined) return null;
  return (
    <Panel
      className="missed-details"
      testId="missed-details"
      title={callerText(t, item, locale)}
      extra={
        <>
          {item.customerId !== null && <Button size="small" type="link" onClick={() => showCustomer(item.customerId)}>{t('missed.card')}</Button>}
          <Button size="small" type="link" onClick={() => showLoggedCall(item.lastCallId)}>{t('missed.lastCall')}</Button>
        </>
      }
    >
      {item.closing === null && <Care item={item} />}
      {item.number !== '' && <div className="missed-block"><BlockControl key={item.number} number={item.number} /></div>}
      <History itemId={item.itemId} />
    </Panel>
  );
}

function Care({ item }: { readonly item: MissedItem }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { user, rights } = useConsole((state) => state.seat);
  const mine = item.assignedTo === user && user !== '';
  return (
    <div className="missed-care">
      <Button size="small" icon={mine ? <UserDeleteOutlined /> : <UserAddOutlined />} data-testid="missed-take" onClick={() => takeItem(item, user)}>{t(mine ? 'missed.giveBack' : 'missed.take')}</Button>
      {rights.includes('lead') && <Assign item={item} />}
      {item.number !== '' && <Remind item={item} />}
      {item.remindAt !== null && <span className="soft-text figure">{t('missed.remindAt', { at: whenText(item.remindAt, now, locale) })}</span>}
    </div>
  );
}

function Assign({ item }: { readonly item: MissedItem }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} destroyOnHidden content={<AssignField item={item} onDone={() => setOpen(false)} />}>
      <Button size="small" data-testid="missed-assign">{item.assignedTo === '' ? t('missed.assign') : t('missed.assignedTo', { name: item.assignedTo })}</Button>
    </Popover>
  );
}

function AssignField({ item, onDone }: { readonly item: MissedItem; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(item.assignedTo);
  const answer = useAnswer('ledger:agents', {});
  const names = answer.kind === 'answered' ? answer.value : [];

  function assign(): void {
    onDone();
    void send('ledger:assign', { itemId: item.itemId, to: to.trim() });
  }

  return (
    <form className="missed-assign" onSubmit={(event) => { event.preventDefault(); assign(); }}>
      <AutoComplete autoFocus value={to} options={names.map((value) => ({ value }))} placeholder={t('missed.agentName')} aria-label={t('missed.agentName')} data-testid="missed-agent" onChange={setTo} />
      <Button type="primary" htmlType="submit" data-testid="missed-assign-ok">{t('missed.assign')}</Button>
    </form>
  );
}

function Remind({ item }: { readonly item: MissedItem }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);

  function remind(dueAt: number): void {
    setOpen(false);
    void send('ledger:remind', { itemId: item.itemId, dueAt, note: t('missed.remindNote') });
  }

  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} destroyOnHidden content={<WhenField value={item.remindAt} onChange={remind} testId="missed-when" />}>
      <Button size="small" icon={<BellOutlined />} data-testid="missed-remind">{t('missed.remind')}</Button>
    </Popover>
  );
}

function History({ itemId }: { readonly itemId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const revision = useConsole((state) => state.ledger.revision);
  const answer = useAnswer('ledger:item', { itemId }, revision);
  const facts = answer.kind === 'answered' ? (answer.value?.facts ?? []) : [];
  return (
    <ol className="missed-history" aria-label={t('missed.history')} data-testid="missed-history">
      {[...facts].reverse().map((fact, index) => (
        <li key={`${fact.kind}/${fact.at}/${index}`}>
          <span className="figure muted-text">{momentText(fact.at, now, locale)}</span>
          <span>{factText(t, fact, locale)}</span>
        </li>
      ))}
    </ol>
  );
}

import { CheckOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import { ageOf, isImportant } from '../../shared/ledger/itemUrgency.ts';
import { mayReopen } from '../../shared/ledger/ledgerRules.ts';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { momentText, whenText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { ClosingChoices } from './ClosingChoices.tsx';
import { ageTone, closingText, waitText } from './missedWords.ts';
import { beginClosing, callBack, cancelClosing, chooseItem, useMissedView } from './useMissedList.ts';

interface MissedRowProps {
  readonly item: MissedItem;
  readonly chosen: boolean;
  /** A reason was given or called off: the list has the keys again. */
  readonly onClosed: () => void;
}

/** One caller: how long they wait, who they are, what they dialled, what was tried. */
export function MissedRow({ item, chosen, onClosed }: MissedRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const closing = useMissedView((view) => (view.closing?.itemId === item.itemId ? view.closing : null));
  const { tone, step } = ageTone(item, now);
  const number = keyText(t, item.number, locale);
  const name = [item.customerName, item.company].filter((part) => part !== '').join(' · ');
  const where = [item.queue, item.ivrPath].filter((part) => part !== '').join(' · ');

  return (
    <div className={`missed-row${chosen ? ' missed-chosen' : ''}`} data-testid="missed-row" onClick={() => chooseItem(item.itemId)}>
      <div className="missed-age">
        {item.closing === null
          ? <><StatusMark tone={tone}>{t(`missed.step.${step}`)}</StatusMark><b className="figure">{waitText(t, ageOf(item, now))}</b></>
          : <><StatusMark tone="ok">{t('missed.closed')}</StatusMark><span className="figure soft-text">{momentText(item.closing.at, now, locale)}</span></>}
      </div>
      <div className="missed-who">
        <span className="missed-line"><b className={name === '' ? 'figure' : ''}>{name || number}</b>{isImportant(item.level) && <span className="missed-level">{item.level}</span>}</span>
        <span className="missed-line soft-text">{name !== '' && <span className="figure">{number}</span>}{item.areaText !== '' && <span>{areaTextIn(item.areaText, locale)}</span>}</span>
      </div>
      <div className="missed-where">
        <span className="missed-line figure">{item.serviceNumber === '' ? '–' : keyText(t, item.serviceNumber, locale)}</span>
        <span className="missed-line soft-text" title={where}><span>{where}</span></span>
      </div>
      <div className="missed-count">
        {item.closing === null
          ? <><span>{t('missed.misses', { count: item.misses })}</span><span className="soft-text">{item.tries === 0 ? t('missed.untried') : t('missed.tries', { count: item.tries, at: whenText(item.lastTryAt ?? 0, now, locale) })}</span></>
          : <><span>{closingText(t, item.closing)}</span><span className="soft-text">{item.closing.by}</span></>}
      </div>
      <div className="missed-owner soft-text">{item.assignedTo}</div>
      <div className="missed-buttons" onClick={(event) => event.stopPropagation()}>
        {item.closing === null ? (
          <>
            <Button size="small" type={chosen ? 'primary' : 'default'} icon={<PhoneOutlined />} disabled={!registered || item.number === ''} data-testid="missed-call" onClick={() => callBack(item)}>{t('missed.callBack')}</Button>
            <Button size="small" type="text" icon={<CheckOutlined />} aria-label={t('missed.close')} title={t('missed.close')} data-testid="missed-close" onClick={() => beginClosing(item)} />
          </>
        ) : mayReopen(item.closing, now) && (
          <Button size="small" data-testid="missed-reopen" onClick={() => void send('ledger:reopen', { itemId: item.itemId })}>{t('missed.reopen')}</Button>
        )}
      </div>
      {closing !== null && <ClosingChoices item={item} asks={closing.asks} onDone={() => { cancelClosing(); onClosed(); }} />}
    </div>
  );
}

import { useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { breakReasons } from '../../../shared/queues/agentState.ts';
import { Panel } from '../../ui/Panel.tsx';
import { moved, replaced, without } from '../order.ts';
import { OrderButtons } from '../OrderButtons.tsx';
import { breakFault, breakNameMax, mostBreaks } from './breakNames.ts';
import type { RulesPartProps } from './rulesDraft.ts';

/** The breaks that a company has beside the built-in ones, in the order of the menu. */
export function BreaksPanel({ draft: { breaks }, disabled, onChange }: RulesPartProps) {
  const { t } = useTranslation();
  const builtIn = breakReasons.map((name) => t(`breakReason.${name}`));
  const change = (names: readonly string[]) => onChange({ breaks: names });
  return (
    <Panel title={t('writeUp.breaks')} testId="write-up-breaks">
      <p className="setting-intro">{t('writeUp.breaksWords', { names: builtIn.join(t('writeUp.and')) })}</p>
      {breaks.length > 0 && (
        <ol className="break-names">
          {breaks.map((name, position) => (
            <li key={`${position}/${name}`} data-testid="break-name">
              <NameField name={name} fault={(typed) => breakFault(typed, breaks, position, builtIn)} disabled={disabled} onKeep={(typed) => change(replaced(breaks, position, typed))} />
              {!disabled && <OrderButtons position={position} count={breaks.length} onMove={(by) => change(moved(breaks, position, by))} onRemove={() => change(without(breaks, position))} />}
            </li>
          ))}
        </ol>
      )}
      {!disabled && <NewBreak full={breaks.length >= mostBreaks} fault={(typed) => breakFault(typed, breaks, null, builtIn)} onKeep={(name) => change([...breaks, name])} />}
    </Panel>
  );
}

interface NameProps {
  readonly fault: (typed: string) => ReturnType<typeof breakFault>;
  readonly onKeep: (name: string) => void;
}

/** Kept when it is left or Enter is pressed; Escape, or a name that cannot be, brings the old one back. */
function NameField({ name, fault, disabled, onKeep }: NameProps & { readonly name: string; readonly disabled: boolean }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const wrong = fault(typed);
  return (
    <div className="break-field">
      <Input
        value={typed} maxLength={breakNameMax} disabled={disabled} status={wrong === null ? '' : 'error'} aria-label={t('writeUp.breakName')}
        onChange={(event) => setTyped(event.target.value)} onBlur={() => (wrong === null ? typed.trim() !== name && onKeep(typed.trim()) : setTyped(name))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(name);
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
      />
      {wrong !== null && <p className="field-fault" role="alert">{t(`writeUp.breakFault.${wrong}`)}</p>}
    </div>
  );
}

function NewBreak({ full, fault, onKeep }: NameProps & { readonly full: boolean }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const wrong = fault(typed);
  return (
    <form
      className="word-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong !== null || full) return;
        onKeep(typed.trim());
        setTyped('');
      }}
    >
      <Input value={typed} maxLength={breakNameMax} disabled={full} status={wrong === 'twice' ? 'error' : ''} placeholder={t('writeUp.breakName')} aria-label={t('writeUp.newBreak')} data-testid="new-break" onChange={(event) => setTyped(event.target.value)} />
      <Button htmlType="submit" icon={<PlusOutlined />} disabled={full || wrong !== null} data-testid="break-add">{t('writeUp.addBreak')}</Button>
      {full && <p className="muted-text list-none">{t('writeUp.breaksFull', { count: mostBreaks })}</p>}
      {wrong === 'twice' && <p className="field-fault" role="alert">{t('writeUp.breakFault.twice')}</p>}
    </form>
  );
}

import { useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { mostRequiredQueues, queueNameMax } from '../../../shared/dispositions/disposition.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SettingRow } from '../SettingRow.tsx';
import type { RulesPartProps } from './rulesDraft.ts';

const all = '*';

/** Which queues' calls have to be written up: those that calls came through, and those that somebody names. */
export function RequiredPanel({ draft: { tree }, disabled, onChange }: RulesPartProps) {
  const { t } = useTranslation();
  const known = useAnswer('callLog:values', {});
  const [named, setNamed] = useState<readonly string[]>([]);
  const required = tree.requiredQueues;
  const everywhere = required.includes(all);
  const queues = [...new Set([...(known.kind === 'answered' ? known.value.queue : []), ...required.filter((queue) => queue !== all), ...named])];
  const change = (requiredQueues: readonly string[]) => onChange({ tree: { ...tree, requiredQueues: [...requiredQueues] } });
  const set = (queue: string, on: boolean) => change(on ? [...required.filter((one) => one !== queue), queue] : required.filter((one) => one !== queue));
  const full = required.length >= mostRequiredQueues;

  function name(queue: string): void {
    setNamed([...named, queue]);
    set(queue, true);
  }

  return (
    <Panel title={t('writeUp.required')} testId="write-up-required">
      <SettingRow
        label={t('writeUp.requiredAll')} words={t('writeUp.requiredAllWords')}
        control={(ids) => <Switch {...ids} checked={everywhere} disabled={disabled} data-testid="required-all" onChange={(on) => set(all, on)} />}
      />
      <ul className="required-queues" aria-label={t('writeUp.requiredQueues')}>
        {queues.map((queue) => (
          <li key={queue} data-testid="required-queue">
            <span className="tree-words">{queue}</span>
            <span className="muted-text">{t(everywhere || required.includes(queue) ? 'writeUp.must' : 'writeUp.may')}</span>
            <Switch size="small" checked={everywhere || required.includes(queue)} disabled={disabled || everywhere || (full && !required.includes(queue))} aria-label={t('writeUp.requiredOf', { queue })} onChange={(on) => set(queue, on)} />
          </li>
        ))}
      </ul>
      {queues.length === 0 && <p className="muted-text list-none">{t('writeUp.noQueues')}</p>}
      {!disabled && <QueueField taken={queues} disabled={full} onName={name} />}
    </Panel>
  );
}

function QueueField({ taken, disabled, onName }: { readonly taken: readonly string[]; readonly disabled: boolean; readonly onName: (queue: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const queue = typed.trim();
  const twice = taken.includes(queue);
  return (
    <form
      className="word-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (queue === '' || queue === all || twice) return;
        onName(queue);
        setTyped('');
      }}
    >
      <Input value={typed} maxLength={queueNameMax} disabled={disabled} status={twice ? 'error' : ''} placeholder={t('writeUp.queueName')} aria-label={t('writeUp.queueName')} data-testid="queue-name" onChange={(event) => setTyped(event.target.value)} />
      <Button htmlType="submit" icon={<PlusOutlined />} disabled={disabled || queue === '' || queue === all || twice} data-testid="queue-add">{t('writeUp.addQueue')}</Button>
      {twice && <p className="field-fault" role="alert">{t('writeUp.queueTwice')}</p>}
    </form>
  );
}

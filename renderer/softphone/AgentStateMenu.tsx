import { useState } from 'react';
import { DownOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { AgentState, ChosenAgentState } from '../../shared/queues/agentState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showSettings } from '../stores/viewStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';
import { agentMenuId } from './agentMenuId.ts';
import { agentTones, breakText, chosenText, queues, stateText } from './agentWords.ts';
import { chooseState } from './chooseState.ts';

const breakPrefix = 'break/';

/** The state that a line of the menu stands for; null for the lines that are no state. */
function chosenBy(key: string): ChosenAgentState | null {
  if (key === 'idle' || key === 'busy' || key === 'offline') return { kind: key };
  return key.startsWith(breakPrefix) ? { kind: 'break', reason: key.slice(breakPrefix.length) } : null;
}

function keyOf(state: ChosenAgentState | AgentState): string {
  return state.kind === 'break' ? `${breakPrefix}${state.reason ?? ''}` : state.kind;
}

function menuItems(t: TFunction, reasons: readonly string[], waits: boolean, doNotDisturb: boolean): MenuProps['items'] {
  const plain = (kind: 'idle' | 'busy' | 'offline') => ({ key: kind, icon: <StatusShape tone={agentTones[kind]} />, label: t(`agent.state.${kind}`) });
  return [
    { type: 'group', key: 'states', label: t(waits ? 'agent.afterCall' : 'agent.change'), children: [plain('idle'), plain('busy')] },
    {
      type: 'group', key: 'breaks', label: t('agent.state.break'),
      children: reasons.map((reason) => ({ key: `${breakPrefix}${reason}`, icon: <StatusShape tone={agentTones.break} />, label: breakText(t, reason) })),
    },
    { type: 'divider' },
    plain('offline'),
    { type: 'divider' },
    { key: 'doNotDisturb', icon: <StatusShape tone={doNotDisturb ? 'danger' : 'quiet'} />, label: t(doNotDisturb ? 'agent.doNotDisturbOff' : 'agent.doNotDisturbOn') },
    { key: 'forwarding', icon: <span className="menu-blank" />, label: t('agent.forwarding') },
  ];
}

/** The seat's state, how long it has lasted and what follows; opens the states that can be chosen. */
export function AgentStateMenu() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { agent, reasons, doNotDisturb } = useConsole(useShallow((state) => ({ agent: state.agent, reasons: state.breakReasons, doNotDisturb: state.preferences.doNotDisturb })));
  const checking = useConsole(({ readiness }) => [readiness.registration, readiness.ring, readiness.microphone].some(({ kind }) => kind === 'checking'));
  const waits = queues(agent.kind);
  const word = stateText(t, agent);
  const below = agent.next !== null ? t('agent.next', { state: chosenText(t, agent.next) }) : checking && agent.kind !== 'idle' ? t('readiness.checking') : '';

  function choose(key: string): void {
    const chosen = chosenBy(key);
    if (chosen !== null) void chooseState(chosen);
    else if (key === 'doNotDisturb') void send('preferences:change', { doNotDisturb: !doNotDisturb });
    else if (key === 'forwarding') showSettings('calls');
  }

  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      open={open}
      onOpenChange={setOpen}
      menu={{ selectable: true, className: 'agent-menu', selectedKeys: [keyOf(agent.next ?? agent)], items: menuItems(t, reasons, waits, doNotDisturb), onClick: ({ key }) => choose(key) }}
    >
      <button
        type="button"
        id={agentMenuId}
        className={`agent-state agent-state-${agentTones[agent.kind]}`}
        data-testid="agent-state"
        data-state={agent.kind}
        aria-keyshortcuts="Control+B"
        aria-label={`${t('agent.menu', { state: word })} ${below}`.trim()}
      >
        <span className="agent-words">
          <StatusMark tone={agentTones[agent.kind]}>{word}</StatusMark>
          {below !== '' && <span className="agent-next" data-testid="agent-next">{below}</span>}
        </span>
        <span className="agent-since"><Elapsed since={agent.since} /></span>
        <DownOutlined className="agent-arrow" />
      </button>
    </Dropdown>
  );
}

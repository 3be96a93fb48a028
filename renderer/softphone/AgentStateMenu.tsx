import { DownOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgentStateKind, ChosenAgentState } from '../../shared/queues/agentState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';
import type { Tone } from '../ui/StatusMark.tsx';

export const agentTones: Readonly<Record<AgentStateKind, Tone>> = {
  offline: 'quiet',
  idle: 'ok',
  busy: 'danger',
  break: 'warn',
  ringing: 'info',
  talking: 'info',
  wrapUp: 'warn',
};

const choices: readonly ChosenAgentState[] = ['idle', 'busy', 'break'];

/** The seat's state and how long it has lasted; opens the states that can be chosen. */
export function AgentStateMenu() {
  const { t } = useTranslation();
  const agent = useConsole((state) => state.agent);

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [agent.kind],
        items: choices.map((kind) => ({ key: kind, icon: <StatusShape tone={agentTones[kind]} />, label: t(`agent.state.${kind}`) })),
        onClick: ({ key }) => {
          const chosen = choices.find((kind) => kind === key);
          if (chosen) void send('agent:choose', { state: chosen });
        },
      }}
    >
      <button type="button" className={`agent-state tone-border-${agentTones[agent.kind]}`} data-testid="agent-state" data-state={agent.kind} aria-label={t('agent.menu', { state: t(`agent.state.${agent.kind}`) })}>
        <StatusMark tone={agentTones[agent.kind]}>{t(`agent.state.${agent.kind}`)}</StatusMark>
        <span className="agent-since"><Elapsed since={agent.since} /></span>
        <DownOutlined className="agent-arrow" />
      </button>
    </Dropdown>
  );
}

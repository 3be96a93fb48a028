import type { AgentStateKind } from '../../shared/queues/agentState.ts';

export type TrayFace = 'idle' | 'ringing' | 'offline';

/**
 * How the tray shows the seat. On Linux it tells of a ring only where no pop does: the old tray of GTK keeps 8 kB of every
 * picture that it was ever given, and each call would give it two.
 */
export function trayFace(agent: AgentStateKind, platform: NodeJS.Platform, popEnabled: boolean): TrayFace {
  if (agent === 'offline') return 'offline';
  return agent === 'ringing' && (platform !== 'linux' || !popEnabled) ? 'ringing' : 'idle';
}

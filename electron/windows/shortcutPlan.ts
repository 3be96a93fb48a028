import { isConnected, type Call } from '../../shared/calls/call.ts';
import { shortcutActions, type ShortcutAction, type Shortcuts } from '../../shared/settings/shortcuts.ts';
import { readAccelerator } from './accelerator.ts';

/** The calls, and the one that the agent looks at. */
export interface CallsInView {
  readonly calls: readonly Call[];
  readonly focusedCallId: string | null;
}

/** What is to be done about one action's keys. `wanted`: to be held now. `unwanted`: not needed until there is a call for it. */
export interface PlannedShortcut {
  readonly action: ShortcutAction;
  readonly accelerator: string | null;
  readonly plan: 'off' | 'invalid' | 'double' | 'wanted' | 'unwanted';
}

const onCalls = ['answer', 'hangUp', 'mute', 'hold'] as const;
export type CallAction = (typeof onCalls)[number];

export function isCallAction(action: ShortcutAction): action is CallAction {
  return (onCalls as readonly string[]).includes(action);
}

/**
 * The call that an action is for: the one in view when it fits, else the one that has waited longest; talking before
 * held. A ringing call can only be answered by key, never ended; nor can one that is on hold: whoever presses the key in
 * another program means the conversation he hears.
 */
export function targetOf(action: CallAction, { calls, focusedCallId }: CallsInView): Call | undefined {
  const fitting = calls.filter((call) => fits(action, call));
  return fitting.find(({ id }) => id === focusedCallId) ?? fitting.find(({ state }) => state.kind === 'talking') ?? fitting[0];
}

function fits(action: CallAction, call: Call): boolean {
  const rings = call.direction === 'incoming' && call.state.kind === 'ringing';
  switch (action) {
    case 'answer':
      return rings;
    case 'hangUp':
      return !rings && call.state.kind !== 'ended' && !isOnHold(call);
    case 'mute':
      return isConnected(call);
    case 'hold':
      return call.state.kind === 'talking' || isOnHold(call);
  }
}

/** By the agent; one that only the other side holds is still the open conversation. */
function isOnHold({ state }: Call): boolean {
  return state.kind === 'held' && state.by !== 'remote';
}

/**
 * Which shortcuts are to be held while these calls are on the lines. Keys that two actions have go to the first of
 * them; keys for calls are held only while there is a call to use them on, so that other programs keep them.
 */
export function planShortcuts(shortcuts: Shortcuts, view: CallsInView, platform: NodeJS.Platform): readonly PlannedShortcut[] {
  const taken = new Set<string>();
  return shortcutActions.map((action) => {
    const accelerator = shortcuts[action];
    if (accelerator === null) return { action, accelerator, plan: 'off' };
    const keys = readAccelerator(accelerator, platform);
    if (keys.kind === 'invalid') return { action, accelerator, plan: 'invalid' };
    if (taken.has(keys.text)) return { action, accelerator, plan: 'double' };
    taken.add(keys.text);
    return { action, accelerator, plan: !isCallAction(action) || targetOf(action, view) ? 'wanted' : 'unwanted' };
  });
}

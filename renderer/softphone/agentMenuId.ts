/** The button of the seat's state, for the shortcut that opens its menu. */
export const agentMenuId = 'agent-state';

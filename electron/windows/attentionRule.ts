/** What the agent can see, and what he allowed. */
export interface Attentiveness {
  readonly notificationsEnabled: boolean;
  readonly popEnabled: boolean;
  readonly console: { readonly visible: boolean; readonly minimized: boolean; readonly focused: boolean };
}

/**
 * Whether a ring is also told by the system's notification: when the pop is switched off, and when the console is out
 * of sight. With the console in sight the pop and the window say it already.
 */
export function notifiesRing({ notificationsEnabled, popEnabled, console }: Attentiveness): boolean {
  return notificationsEnabled && (!popEnabled || !console.visible || console.minimized);
}

/** Whether something that can wait (a missed call, a due task) is told by a notification: unless the agent is at the console. */
export function notifiesLater({ notificationsEnabled, console }: Attentiveness): boolean {
  return notificationsEnabled && !console.focused;
}

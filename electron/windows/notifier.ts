import { Notification } from 'electron';

export interface SystemNotice {
  readonly title: string;
  readonly body: string;
  /** Stays until it is closed, where the system can do that. */
  readonly urgent: boolean;
  /** Buttons, on the systems that have them. */
  readonly buttons: readonly { readonly text: string; readonly press: () => void }[];
  readonly click: () => void;
}

/** Shows notifications of the system. */
export interface Notifier {
  /** @returns takes the notification away again */
  show(notice: SystemNotice): () => void;
}

/**
 * The system's own notifications. They are silent: the console rings by itself, on the devices that the agent chose.
 * Buttons exist on macOS and Windows; a click anywhere on the notification never answers.
 */
export class SystemNotifier implements Notifier {
  /** Electron forgets a notification that nobody holds, and its clicks with it. */
  private readonly shown = new Set<Notification>();
  private readonly onFailed: (error: string) => void;

  constructor(onFailed: (error: string) => void) {
    this.onFailed = onFailed;
  }

  show({ title, body, urgent, buttons, click }: SystemNotice): () => void {
    if (!Notification.isSupported()) return () => {};
    const withButtons = process.platform !== 'linux';
    const notification = new Notification({
      title,
      body,
      silent: true,
      timeoutType: urgent ? 'never' : 'default',
      urgency: urgent ? 'critical' : 'normal',
      ...(withButtons ? { actions: buttons.map(({ text }) => ({ type: 'button' as const, text })) } : {}),
    });
    const forget = () => this.shown.delete(notification);
    notification.on('click', () => {
      forget();
      click();
    });
    // Older runtimes give the index as the second argument, newer ones in the event.
    notification.on('action', (event, index) => buttons[event.actionIndex ?? index]?.press());
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      forget();
      this.onFailed(error);
    });
    this.shown.add(notification);
    notification.show();
    return () => {
      if (forget()) notification.close();
    };
  }
}

import type { Notification, NotificationConstructorOptions } from 'electron';

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

export interface SystemNotifierOptions {
  /** Electron's `Notification`. */
  readonly Notification: { new (options: NotificationConstructorOptions): Pick<Notification, 'on' | 'show' | 'close'>; isSupported(): boolean };
  readonly platform: NodeJS.Platform;
  readonly onFailed: (error: string) => void;
}

/**
 * The system's own notifications. They are silent: the console rings by itself, on the devices that the agent chose.
 * Buttons exist on macOS and Windows. On Linux Electron hands none of them to the desktop, whose notifications could have
 * some, but only the click on the whole (`libnotify_notification.cc`, until version 45 at least). That click never answers.
 */
export class SystemNotifier implements Notifier {
  /** Electron forgets a notification that nobody holds, and its clicks with it. */
  private readonly shown = new Set<object>();
  private readonly options: SystemNotifierOptions;

  constructor(options: SystemNotifierOptions) {
    this.options = options;
  }

  show({ title, body, urgent, buttons, click }: SystemNotice): () => void {
    const { Notification, platform, onFailed } = this.options;
    if (!Notification.isSupported()) return () => {};
    const notification = new Notification({
      title,
      body,
      silent: true,
      timeoutType: urgent ? 'never' : 'default',
      urgency: urgent ? 'critical' : 'normal',
      ...(platform === 'linux' ? {} : { actions: buttons.map(({ text }) => ({ type: 'button' as const, text })) }),
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
      onFailed(error);
    });
    this.shown.add(notification);
    notification.show();
    return () => {
      if (forget()) notification.close();
    };
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startDaemon, type Daemon } from '../lab/processes/daemon.ts';
import { joinBus, type BusAnswer, type BusCall, type MessageBus } from './messageBus.ts';

/** A notification that stands on the screen. */
export interface StandingNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Names of what can be done with it; `default` is a click on it. */
  readonly actions: readonly string[];
  /** 0 low, 1 normal, 2 critical. */
  readonly urgency: number;
  /** Milliseconds; 0 = stays until it is closed, −1 = as long as the desktop likes. */
  readonly timeout: number;
}

/** What a Linux desktop offers programs on its session bus: notifications and a place for tray pictures. */
export interface DesktopServices {
  notifications(): readonly StandingNotification[];
  /** Does what one of its actions stands for, as a click does. */
  act(id: number, action: string): void;
  /** What the program's tray says, and the picture of it (ARGB, a text that is equal for equal pictures). */
  tray(): Promise<{ readonly tip: string; readonly picture: string } | undefined>;
  /** Clicks on the tray's picture. */
  clickTray(): Promise<void>;
}

const notifications = { path: '/org/freedesktop/Notifications', interface: 'org.freedesktop.Notifications' } as const;
const [dismissed, closedByProgram] = [2, 3];

/** A bus on which no program is started by being asked for: the desktop here is only what stands in this file. */
const busConfiguration = (socketFile: string): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socketFile}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** Starts them before the journeys of a file; what is started afterwards by this process uses them. Needs dbus-daemon. Call it before `seatForFile`. */
export function desktopServicesForFile(): DesktopServices {
  const standing = new Map<number, StandingNotification>();
  let latest = 0;
  let daemon: Daemon | undefined;
  let bus: MessageBus | undefined;
  let folder = '';
  /** Where the program's tray is to be asked. */
  let trayItem: { readonly name: string; readonly path: string } | undefined;
  const former = process.env['DBUS_SESSION_BUS_ADDRESS'];

  const close = (id: number, reason: number): void => {
    if (standing.delete(id)) bus?.tell(notifications.path, notifications.interface, 'NotificationClosed', { signature: 'uu', values: [id, reason] });
  };
  function answer({ sender, interface: face, member, values }: BusCall): BusAnswer | undefined {
    switch (`${face.split('.').at(-1)}.${member}`) {
      case 'Notifications.GetCapabilities':
        return { signature: 'as', values: [['actions', 'body']] };
      case 'Notifications.GetServerInformation':
        return { signature: 'ssss', values: ['a desktop under test', 'nobody', '1', '1.2'] };
      case 'Notifications.Notify': {
        const [, replaces, , title, body, actions, hints, timeout] = values as [string, number, string, string, string, string[], [string, unknown][], number];
        const id = replaces || (latest += 1);
        standing.set(id, { id, title, body, actions: actions.filter((_, place) => place % 2 === 0), urgency: Number(new Map(hints).get('urgency') ?? 1), timeout });
        return { signature: 'u', values: [id] };
      }
      case 'Notifications.CloseNotification':
        close(Number(values[0]), closedByProgram);
        return { signature: '', values: [] };
      case 'StatusNotifierWatcher.RegisterStatusNotifierItem': {
        const item = String(values[0]);
        trayItem = item.startsWith('/') ? { name: sender, path: item } : { name: item, path: '/StatusNotifierItem' };
        return { signature: '', values: [] };
      }
      case 'Properties.Get':
        return values[1] === 'IsStatusNotifierHostRegistered' ? { signature: 'v', values: [{ signature: 'b', value: 1 }] } : undefined;
      default:
        return undefined;
    }
  }
  const askTray = async (member: string): Promise<unknown> => {
    if (!trayItem || !bus) return undefined;
    const [value] = await bus.call({ ...trayItem, interface: 'org.freedesktop.DBus.Properties' }, 'Get', { signature: 'ss', values: ['org.kde.StatusNotifierItem', member] });
    return value;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'desktop-bus-'));
    const socketFile = path.join(folder, 'bus');
    await writeFile(path.join(folder, 'bus.conf'), busConfiguration(socketFile));
    daemon = await startDaemon('dbus-daemon', [`--config-file=${path.join(folder, 'bus.conf')}`, '--nofork', '--print-address'], { cwd: '/', removeWithOwner: folder });
    const { log, isRunning } = daemon;
    await eventually('the message bus runs', () => log().includes('unix:path') || !isRunning());
    if (!isRunning()) throw new Error(`The message bus did not start:\n${log()}`);
    bus = await joinBus(socketFile, answer);
    await bus.take('org.freedesktop.Notifications');
    await bus.take('org.kde.StatusNotifierWatcher');
    process.env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${socketFile}`;
  });
  afterAll(async () => {
    bus?.close();
    await daemon?.stop();
    await rm(folder, { recursive: true, force: true });
    if (former === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = former;
  });

  return {
    notifications: () => [...standing.values()],
    act(id, action) {
      bus?.tell(notifications.path, notifications.interface, 'ActionInvoked', { signature: 'us', values: [id, action] });
      close(id, dismissed);
    },
    async tray() {
      const tip = await askTray('ToolTip');
      return tip === undefined ? undefined : { tip: (tip as readonly unknown[]).slice(2).join(' ').trim(), picture: JSON.stringify(await askTray('IconPixmap')) };
    },
    async clickTray() {
      if (trayItem) await bus?.call({ ...trayItem, interface: 'org.kde.StatusNotifierItem' }, 'Activate', { signature: 'ii', values: [0, 0] });
    },
  };
}

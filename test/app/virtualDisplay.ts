import { hasDisplay } from '../../resources/setup/display.ts';
import { eventually } from '../lab/eventually.ts';
import { startDaemon, type Daemon } from '../lab/processes/daemon.ts';

let server: Promise<{ readonly daemon: Daemon; readonly display: string }> | undefined;

async function startServer(attempt = 1): Promise<{ readonly daemon: Daemon; readonly display: string }> {
  // `-displayfd` lets the server choose a free number, so that several test runs share a machine.
  const daemon = await startDaemon('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], { cwd: '/' });
  const number = await eventually('Xvfb tells its display number', () => /^(\d+)\n/m.exec(daemon.log())?.[1] ?? (daemon.isRunning() ? undefined : 'none'));
  if (number !== 'none') return { daemon, display: `:${number}` };
  // Two that start at the same moment now and then take the same number, and one of them dies.
  if (attempt === 3) throw new Error(`Xvfb did not start:\n${daemon.log()}`);
  return startServer(attempt + 1);
}

/**
 * The environment to start a program with windows in: as it is where there is a display, else with one virtual display
 * of this process, which ends with it.
 */
export async function displayEnvironment(): Promise<NodeJS.ProcessEnv> {
  if (hasDisplay()) return { ...process.env };
  server ??= startServer();
  return { ...process.env, DISPLAY: (await server).display };
}

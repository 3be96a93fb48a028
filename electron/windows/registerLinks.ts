import type { App } from 'electron';
import { linkSchemes } from './dialLink.ts';

/**
 * Makes the installed program the one that opens our links. On Linux the package's desktop entry does it: asking the
 * desktop from here would stop this process, and every call with it, until a script has ended. A program started from
 * its sources leaves the system as it is.
 */
export function registerLinks(app: Pick<App, 'isPackaged' | 'isDefaultProtocolClient' | 'setAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (!app.isPackaged || platform === 'linux') return;
  for (const scheme of linkSchemes) if (!app.isDefaultProtocolClient(scheme)) app.setAsDefaultProtocolClient(scheme);
}

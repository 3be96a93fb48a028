import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs the laboratory starts, each with the Debian package that brings it. */
const TOOLS: Readonly<Record<string, string>> = {
  kamailio: 'kamailio kamailio-websocket-modules kamailio-tls-modules',
  rtpengine: 'rtpengine-daemon',
  sipp: 'sip-tester',
  openssl: 'openssl',
  setsid: 'util-linux',
};

/** Where to look beside PATH: Debian keeps servers in sbin, which is not in everyone's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Whether the program is in PATH or where Debian keeps servers. */
export function isInstalled(program: string): boolean {
  return FOLDERS.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Names of missing programs with the packages to install; empty when the laboratory can start. */
export function missingTools(): readonly { readonly program: string; readonly packages: string }[] {
  return Object.entries(TOOLS).flatMap(([program, packages]) => (isInstalled(program) ? [] : [{ program, packages }]));
}

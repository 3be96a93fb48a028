/**
 * Command-line switches that main sets before Electron is ready (name, value). Host candidates carry addresses instead
 * of mDNS names, which SIP media servers cannot resolve; and two peers on one machine may meet over the loopback
 * interface, so that the practice platform also works on a machine without any network.
 */
export const chromiumSwitches: readonly (readonly [name: string, value: string])[] = [
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
  // The media page cannot ring before the audio service is up, and stands still until it is: it comes up while the page does.
  ['enable-features', 'AudioServiceLaunchOnStartup'],
  ['allow-loopback-in-peer-connection', ''],
  // A graphics driver that fails a few times a day must not end the program, and the calls with it.
  ['disable-gpu-process-crash-limit', ''],
  // V8 in the pages gives back what it needed for a moment: after 500 calls the console's page holds 10 to 30 MB less.
  ['js-flags', '--optimize-for-size'],
  // Without a graphics card Chromium would load a second renderer for WebGL, which no page of ours has: 30 MB.
  ['disable-software-rasterizer', ''],
];

/** The part of Electron's `app.commandLine` that is used. */
interface CommandLine {
  getSwitchValue(name: string): string;
  appendSwitch(name: string, value: string): void;
}

/** Between what was given and ours; undefined where ours takes its place. */
function separatorOf(name: string): string | undefined {
  if (name.endsWith('-features')) return ',';
  return name === 'js-flags' ? ' ' : undefined;
}

/** Sets the switches; features and V8 flags that whoever started the program named are kept beside ours. */
export function setChromiumSwitches(commandLine: CommandLine): void {
  for (const [name, value] of chromiumSwitches) {
    const separator = separatorOf(name);
    const given = separator === undefined ? '' : commandLine.getSwitchValue(name);
    commandLine.appendSwitch(name, given === '' ? value : `${given}${separator}${value}`);
  }
}

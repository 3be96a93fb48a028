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
  // Without a graphics card Chromium would load a second renderer for WebGL, which no page of ours has: 30 MB.
  ['disable-software-rasterizer', ''],
];

/** The part of Electron's `app.commandLine` that is used. */
interface CommandLine {
  getSwitchValue(name: string): string;
  appendSwitch(name: string, value: string): void;
}

/** Sets the switches; features that whoever started the program named are kept beside ours. */
export function setChromiumSwitches(commandLine: CommandLine): void {
  for (const [name, value] of chromiumSwitches) {
    const given = name.endsWith('-features') ? commandLine.getSwitchValue(name) : '';
    commandLine.appendSwitch(name, given === '' ? value : `${given},${value}`);
  }
}

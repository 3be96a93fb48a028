/**
 * Command-line switches that main sets before Electron is ready (name, value). Host candidates carry addresses instead
 * of mDNS names, which SIP media servers cannot resolve; and two peers on one machine may meet over the loopback
 * interface, so that the practice platform also works on a machine without any network.
 */
export const chromiumSwitches: readonly (readonly [name: string, value: string])[] = [
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
  ['allow-loopback-in-peer-connection', ''],
  // A graphics driver that fails a few times a day must not end the program, and the calls with it.
  ['disable-gpu-process-crash-limit', ''],
];

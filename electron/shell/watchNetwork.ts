import type { NetworkInterfaceInfo } from 'node:os';

/** Electron's powerMonitor, as far as it is listened to. */
export interface PowerEvents {
  on(event: 'resume' | 'unlock-screen', listener: () => void): unknown;
  off(event: 'resume' | 'unlock-screen', listener: () => void): unknown;
}

export interface NetworkWatch {
  readonly power: PowerEvents;
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
  /** The machine woke up, or its addresses changed. */
  readonly changed: (why: 'woke' | 'addresses') => void;
  readonly everyMs?: number;
}

/**
 * Tells when the path to the server may have changed: after a sleep, and when the machine's addresses are others than
 * before. No system tells Node of the latter, so the list is looked at every 1.5 s, which costs a tenth of a
 * millisecond. A machine without any address tells nothing: there is no path to try yet. Returns what ends the watch.
 */
export function watchNetwork({ power, interfaces, changed, everyMs = 1_500 }: NetworkWatch): () => void {
  let known = addressesOf(interfaces());
  const woke = (): void => changed('woke');
  const look = (): void => {
    const now = addressesOf(interfaces());
    if (now === known) return;
    known = now;
    if (now !== '') changed('addresses');
  };
  power.on('resume', woke);
  power.on('unlock-screen', woke);
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    power.off('resume', woke);
    power.off('unlock-screen', woke);
  };
}

/** Every address a call could use, in an order of its own: systems list interfaces in changing orders. */
function addressesOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.filter(({ internal, address }) => !internal && !isTemporary(address)).map(({ address, netmask }) => `${name} ${address} ${netmask}`))
    .sort()
    .join('\n');
}

/** Link-local addresses come and go with every cable and reach nobody beyond it (RFC 4291 §2.5.6, RFC 3927). */
function isTemporary(address: string): boolean {
  return /^fe80:/i.test(address) || address.startsWith('169.254.');
}

/** The host of a `ws://` or `wss://` address, as it is said to people; the text itself when it has none. */
export function serverName(address: string): string {
  return /^wss?:\/\/([^/]+)/.exec(address)?.[1] ?? address;
}

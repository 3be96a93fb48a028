/** True when the server's host (as in the seat's address) is on the list; case, brackets and a final dot do not matter. */
export function isListedPeer(host: string, list: readonly string[]): boolean {
  const wanted = normal(host);
  return wanted !== '' && list.some((entry) => normal(entry) === wanted);
}

function normal(host: string): string {
  return host.trim().toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

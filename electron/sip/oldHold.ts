/**
 * Hold as RFC 2543 had it: the address 0.0.0.0 instead of a direction (RFC 3264 §8.4). Such an offer is turned into one
 * that says `sendonly`. Browsers write 0.0.0.0 with port 9 while they have no candidate yet: that is no hold.
 */
export function withHoldAsDirection(sdp: string): string {
  const lines = sdp.split(/\r?\n/);
  const audio = lines.findIndex((line) => /^m=audio (?!9 |0 )/.test(line));
  if (audio === -1) return sdp;
  const next = lines.findIndex((line, at) => at > audio && line.startsWith('m='));
  const end = next === -1 ? lines.length : next;
  const isAddress = (line: string): boolean => line.startsWith('c=');
  const address = lines.slice(audio, end).find(isAddress) ?? lines.slice(0, lines.findIndex((line) => line.startsWith('m='))).find(isAddress);
  if (address === undefined || !/^c=IN IP4 0\.0\.0\.0\s*$/.test(address)) return sdp;
  const isDirection = (line: string): boolean => /^a=(?:sendrecv|sendonly|recvonly|inactive)$/.test(line);
  if (lines.slice(audio, end).some((line) => line === 'a=sendonly' || line === 'a=inactive')) return sdp;
  const section = lines.slice(audio, end).filter((line) => !isDirection(line));
  const trailing = section.at(-1) === '' ? [section.pop()!] : [];
  return [...lines.slice(0, audio), ...section, 'a=sendonly', ...trailing, ...lines.slice(end)].join('\r\n');
}

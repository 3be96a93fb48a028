import type { SeatProvisioning } from './seatSettings.ts';

type IceServer = SeatProvisioning['iceServers'][number];

const host = String.raw`(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])`;
/** RFC 7064 §3.1 (`stun:`), RFC 7065 §3.1 (`turn:`); the number is the port. */
const stunUrl = new RegExp(String.raw`^stuns?:${host}(?::(\d{1,5}))?$`, 'i');
const turnUrl = new RegExp(String.raw`^turns?:${host}(?::(\d{1,5}))?(?:\?transport=(?:udp|tcp))?$`, 'i');

/** Whether a peer connection takes this address of a STUN or TURN server. */
export function isIceUrl(url: string): boolean {
  const match = stunUrl.exec(url) ?? turnUrl.exec(url);
  const port = Number(match?.[1] ?? 3478);
  return match !== null && port >= 1 && port <= 65_535;
}

/**
 * Why no peer connection could be made with this server: one that it does not take would keep every call from being
 * answered (W3C WebRTC §4.4.1.1). Undefined when it can. The text names no secret.
 */
export function faultOfIceServer({ urls, username, credential }: IceServer): string | undefined {
  const all = typeof urls === 'string' ? [urls] : urls;
  if (all.length === 0) return 'iceServers: a server has no address';
  const wrong = all.find((url) => !isIceUrl(url));
  if (wrong !== undefined) return `iceServers: ${wrong} is no address of a STUN or TURN server`;
  const isTurn = all.some((url) => /^turn/i.test(url));
  return isTurn && (!username || !credential) ? `iceServers: ${all.join(' ')} needs a user name and a password` : undefined;
}

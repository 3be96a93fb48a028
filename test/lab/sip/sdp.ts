import { LOOPBACK } from '../processes/portBlock.ts';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What the laboratory reads of the other side's session description (RFC 4566, RFC 3264). */
export interface RemoteSdp {
  readonly host: string;
  readonly port: number;
  /** As the other side sees it: `sendonly` means that it holds us. */
  readonly direction: Direction;
  readonly offersPcma: boolean;
  /** Payload type of telephone-event, undefined when not offered. */
  readonly telephoneEvent: number | undefined;
}

/** Reads the first audio line; undefined when there is none. */
export function readSdp(text: string): RemoteSdp | undefined {
  const audio = /^m=audio (\d+) \S+ (.*)$/m.exec(text);
  if (audio === null) return undefined;
  const from = text.indexOf(audio[0]);
  const media = text.slice(from).split(/^m=(?!audio)/m)[0]!;
  const host = (/^c=IN IP4 (\S+)/m.exec(media) ?? /^c=IN IP4 (\S+)/m.exec(text))?.[1] ?? LOOPBACK;
  const direction = (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(media) ?? /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(text))?.[1];
  const event = /^a=rtpmap:(\d+) telephone-event\/8000/m.exec(media)?.[1];
  return {
    host,
    port: Number(audio[1]),
    direction: (direction as Direction | undefined) ?? 'sendrecv',
    offersPcma: (audio[2] ?? '').split(/\s+/).includes('8'),
    telephoneEvent: event === undefined ? undefined : Number(event),
  };
}

/** A description with A-law and telephone events only. `version` rises with every description of one call. */
export function writeSdp(options: { port: number; sessionId: number; version: number; direction: Direction; telephoneEvent: number }): string {
  const { port, sessionId, version, direction, telephoneEvent } = options;
  return [
    'v=0', `o=trunk ${sessionId} ${version} IN IP4 ${LOOPBACK}`, 's=-', `c=IN IP4 ${LOOPBACK}`, 't=0 0',
    `m=audio ${port} RTP/AVP 8 ${telephoneEvent}`, 'a=rtpmap:8 PCMA/8000',
    `a=rtpmap:${telephoneEvent} telephone-event/8000`, `a=fmtp:${telephoneEvent} 0-15`, 'a=ptime:20', `a=${direction}`, '',
  ].join('\r\n');
}

/** The direction to answer with, when `ours` is what we would like. */
export function answerDirection(remote: Direction, ours: Direction): Direction {
  const send = (ours === 'sendrecv' || ours === 'sendonly') && (remote === 'sendrecv' || remote === 'recvonly');
  const receive = (ours === 'sendrecv' || ours === 'recvonly') && (remote === 'sendrecv' || remote === 'sendonly');
  if (send && receive) return 'sendrecv';
  if (send) return 'sendonly';
  return receive ? 'recvonly' : 'inactive';
}

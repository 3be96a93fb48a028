/** RFC 4566 §6 directions of a media stream. */
export type SdpDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const attribute = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/mu;

/** Direction of the first audio section; a session-level one counts when it has none; `sendrecv` by default (RFC 4566 §6). */
export function directionOf(sdp: string): SdpDirection {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/mu);
  const audio = sections.find((section) => section.startsWith('m=audio')) ?? '';
  return ((attribute.exec(audio) ?? attribute.exec(session))?.[1] ?? 'sendrecv') as SdpDirection;
}

/** The same description with every stated direction replaced; for an offer that holds (RFC 3264 §8.4). */
export function withDirection(sdp: string, direction: SdpDirection): string {
  return sdp.replace(new RegExp(attribute.source, 'gmu'), (line) => `a=${direction}${line.endsWith('\r') ? '\r' : ''}`);
}

/** Is there an audio section protected by DTLS-SRTP (RFC 5763)? The only kind of media this platform talks. */
export function offersDtlsAudio(sdp: string): boolean {
  return /^m=audio [1-9]\d* (?:UDP\/TLS|TCP\/DTLS)\/RTP\/SAVPF? /mu.test(sdp) && /^a=fingerprint:\S+ [0-9A-F:]+\r?$/imu.test(sdp);
}

import { directionOf, type SdpDirection } from '../../../../electron/platforms/practice/sip/sdpDirection.ts';

/** A session description as a browser writes it, as far as the signalling looks at it. */
export function fakeSdp(options: { readonly session: number; readonly version: number; readonly direction: SdpDirection; readonly setup: 'actpass' | 'active' }): string {
  const { session, version, direction, setup } = options;
  return [
    'v=0', `o=- ${session} ${version} IN IP4 127.0.0.1`, 's=-', 't=0 0', 'a=group:BUNDLE 0',
    'm=audio 40000 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 127.0.0.1', 'a=rtcp-mux', `a=ice-ufrag:u${session}`, 'a=ice-pwd:abcdefghijklmnopqrstuv',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`, `a=setup:${setup}`, 'a=mid:0', `a=${direction}`, 'a=rtpmap:111 opus/48000/2', '',
  ].join('\r\n');
}

/** What a peer that would like to send and receive answers to an offer (RFC 3264 §6.1). */
export function answeringDirection(offerSdp: string): SdpDirection {
  const answers = { sendrecv: 'sendrecv', sendonly: 'recvonly', recvonly: 'sendonly', inactive: 'inactive' } as const;
  return answers[directionOf(offerSdp)];
}

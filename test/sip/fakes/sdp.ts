const fingerprint = `sha-256 ${Array.from({ length: 32 }, (_, at) => (at * 7 + 16).toString(16).toUpperCase().padStart(2, '0')).join(':')}`;

export interface SdpOptions {
  readonly setup?: string;
  readonly version?: number;
  readonly ufrag?: string;
  readonly direction?: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}

/** A description as Chromium writes it, in short: one audio section with DTLS-SRTP. */
export function secureSdp({ setup = 'actpass', version = 1, ufrag = 'abcd', direction = 'sendrecv' }: SdpOptions = {}): string {
  return [
    'v=0', `o=- 4611731400430051336 ${version} IN IP4 127.0.0.1`, 's=-', 't=0 0', 'a=group:BUNDLE 0',
    'm=audio 40376 UDP/TLS/RTP/SAVPF 8 0 101', 'c=IN IP4 127.0.0.1', `a=ice-ufrag:${ufrag}`, 'a=ice-pwd:0123456789abcdef01234567',
    `a=fingerprint:${fingerprint}`, `a=setup:${setup}`, 'a=mid:0', `a=${direction}`, 'a=rtcp-mux',
    'a=rtpmap:8 PCMA/8000', 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:101 telephone-event/8000', '',
  ].join('\r\n');
}

/** What a plain telephone sends. */
export const plainSdp = [
  'v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 6000 RTP/AVP 8 101', 'a=rtpmap:8 PCMA/8000', '',
].join('\r\n');

/** Keys in the clear (RFC 4568) instead of DTLS. */
export const sdesSdp = plainSdp.replace('RTP/AVP', 'RTP/SAVP').replace('a=rtpmap:8', 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\r\na=rtpmap:8');

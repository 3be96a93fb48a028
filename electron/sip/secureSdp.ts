interface MediaSection {
  readonly kind: string;
  readonly port: string;
  readonly protocol: string;
  readonly hasFingerprint: boolean;
}

const fingerprint = /^a=fingerprint:(sha-1|sha-224|sha-256|sha-384|sha-512) [0-9A-F]{2}(:[0-9A-F]{2}){19,63}\s*$/i;
const securedProtocol = /^((UDP|TCP)\/TLS\/)?RTP\/SAVPF?$/;

/**
 * Why a session description may not be used, or `undefined` when every active audio and video section is protected by
 * DTLS-SRTP (RFC 5763: a secured profile and a certificate fingerprint; SDES keys alone do not count) and there is
 * audio. Never throws.
 */
export function insecurityOf(sdp: string): string | undefined {
  let sessionFingerprint = false;
  const sections: { kind: string; port: string; protocol: string; hasFingerprint: boolean }[] = [];
  for (const line of sdp.split(/\r?\n/)) {
    const section = sections.at(-1);
    if (line.startsWith('m=')) {
      const [kind = '', port = '', protocol = ''] = line.slice(2).split(' ');
      sections.push({ kind, port, protocol, hasFingerprint: false });
    } else if (fingerprint.test(line)) {
      if (section) section.hasFingerprint = true;
      else sessionFingerprint = true;
    }
  }
  const active = sections.filter(({ kind, port }) => (kind === 'audio' || kind === 'video') && !/^0(\/\d+)?$/.test(port));
  if (!active.some(({ kind }) => kind === 'audio')) return 'no audio is offered';
  return active.map((section) => faultOf(section, sessionFingerprint)).find((fault) => fault !== undefined);
}

function faultOf(section: MediaSection, sessionFingerprint: boolean): string | undefined {
  if (!securedProtocol.test(section.protocol)) return `${section.kind} is not encrypted (${section.protocol.slice(0, 40)})`;
  if (!section.hasFingerprint && !sessionFingerprint) return `${section.kind} carries no DTLS fingerprint`;
  return undefined;
}

interface MediaSection {
  readonly kind: string;
  readonly port: string;
  readonly protocol: string;
  readonly hasFingerprint: boolean;
  /** Has a codec that the media pages can play. */
  readonly playable: boolean;
}

/** Static payload types (RFC 3551) and names of the codecs in Chromium. */
const playableTypes = new Set(['0', '8', '9']);
const playableName = /^a=rtpmap:(\d+) (?:opus|PCMU|PCMA|G722|L16)\//i;
const fingerprint = /^a=fingerprint:(sha-1|sha-224|sha-256|sha-384|sha-512) [0-9A-F]{2}(:[0-9A-F]{2}){19,63}\s*$/i;
const securedProtocol = /^((UDP|TCP)\/TLS\/)?RTP\/SAVPF?$/;

/**
 * Why a session description may not be used, or `undefined` when every active audio and video section is protected by
 * DTLS-SRTP (RFC 5763: a secured profile and a certificate fingerprint; SDES keys alone do not count) and there is
 * audio that can be played: Chromium answers any other with no sound at all. Never throws.
 */
export function insecurityOf(sdp: string): string | undefined {
  let sessionFingerprint = false;
  const sections: { -readonly [K in keyof MediaSection]: MediaSection[K] }[] = [];
  for (const line of sdp.split(/\r?\n/)) {
    const section = sections.at(-1);
    if (line.startsWith('m=')) {
      const [kind = '', port = '', protocol = '', ...types] = line.trimEnd().slice(2).split(' ');
      sections.push({ kind, port, protocol, hasFingerprint: false, playable: types.some((type) => playableTypes.has(type)) });
    } else if (section && playableName.test(line)) {
      section.playable = true;
    } else if (fingerprint.test(line)) {
      if (section) section.hasFingerprint = true;
      else sessionFingerprint = true;
    }
  }
  const active = sections.filter(({ kind, port }) => (kind === 'audio' || kind === 'video') && !/^0(\/\d+)?$/.test(port));
  if (!active.some(({ kind }) => kind === 'audio')) return 'no audio is offered';
  if (!active.some(({ kind, playable }) => kind === 'audio' && playable)) return 'no codec of the offered audio can be played';
  return active.map((section) => faultOf(section, sessionFingerprint)).find((fault) => fault !== undefined);
}

function faultOf(section: MediaSection, sessionFingerprint: boolean): string | undefined {
  if (!securedProtocol.test(section.protocol)) return `${section.kind} is not encrypted (${section.protocol.slice(0, 40)})`;
  if (!section.hasFingerprint && !sessionFingerprint) return `${section.kind} carries no DTLS fingerprint`;
  return undefined;
}

import type { SessionDescription } from '../../shared/media/mediaProtocol.ts';

/**
 * An offer of which only the first voice is left: pictures and further voices get port 0, which the answer repeats as a refusal
 * (RFC 3264 §6). Chromium would take all of them, and a telephone can neither show nor mix them. Answers stay as they are.
 */
export function oneVoice({ type, sdp }: SessionDescription): SessionDescription {
  if (type !== 'offer') return { type, sdp };
  let found = false;
  const line = (whole: string, kind: string, port: string): string => {
    const refused = found || kind !== 'audio' || port === '0';
    found ||= !refused;
    return refused ? whole.replace(/ \d+/u, ' 0') : whole;
  };
  return { type, sdp: sdp.replace(/^m=(\S+) (\d+)/gmu, line) };
}

/** A day: longer than any registration or session refresh that makes sense here. */
const maxSeconds = 86_400;
const longSeconds = /((?:^|\n)(?:expires|session-expires|x|min-se)\s*:\s*|;\s*expires\s*=\s*)(\d{6,})/gi;

/**
 * Cuts long expiry times in a message's header down to a day. RFC 3261 allows up to 2^32-1 seconds; JsSIP hands them
 * to `setTimeout`, which fires at once above 24.8 days: an INVITE would stop ringing and a REGISTER or a session
 * refresh would be repeated without pause.
 */
export function clampSeconds(text: string): string {
  const end = text.indexOf('\r\n\r\n');
  const header = end === -1 ? text : text.slice(0, end);
  if (!/\d{6}/.test(header)) return text;
  const clamped = header.replace(longSeconds, (all, before: string, digits: string) => (Number(digits) > maxSeconds ? `${before}${maxSeconds}` : all));
  return clamped === header ? text : clamped + text.slice(header.length);
}

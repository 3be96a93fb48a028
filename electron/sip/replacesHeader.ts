import type { DialogInternals } from './jssipInternals.ts';

/**
 * The other side of a dialog as a Refer-To value by which a third party takes our place there (RFC 3891 §6.1, RFC 5589
 * §7.1): its address of record, which every proxy can route, and the dialog's tags as seen from there.
 * @param domain of the seat; a `tel:` address is looked for there
 */
export function referToReplacing({ _id, _remote_uri }: DialogInternals, domain: string): string {
  const { user, host, port } = _remote_uri;
  const place = host === 'tel.invalid' ? domain : `${host}${port ? `:${port}` : ''}`;
  const replaces = `${_id.call_id};to-tag=${_id.remote_tag};from-tag=${_id.local_tag}`;
  return `<sip:${user ? `${user}@` : ''}${place}?Replaces=${encodeURIComponent(replaces)}>`;
}

/** `early-only`: the INVITE may replace only a call that is not answered (RFC 3891 §6.1). */
export function isEarlyOnly(replaces: string): boolean {
  return /;\s*early-only\s*(?:;|$)/i.test(replaces);
}

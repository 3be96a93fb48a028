/**
 * Where a call's recording plays from: main answers this path with range requests. Built pages share its origin;
 * the development server does not, so there the address is absolute.
 */
export function recordingUrl(callId: string): string {
  const path = `/recording/${encodeURIComponent(callId)}`;
  return import.meta.env.DEV ? `app://console${path}` : path;
}

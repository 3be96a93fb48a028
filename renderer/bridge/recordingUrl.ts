import type { Recording } from '../../shared/recordings/recording.ts';

/**
 * Where a call's recording plays from: main answers this path with range requests. Built pages share its origin;
 * the development server does not, so there the address is absolute. An address is good for one form: a player must not
 * mix bytes of a recording that is being made with those of the finished one.
 */
export function recordingUrl(callId: string, form: Recording['form']): string {
  const path = `/recording/${encodeURIComponent(callId)}?form=${form}`;
  return import.meta.env.DEV ? `app://console${path}` : path;
}

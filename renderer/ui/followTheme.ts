import type { Preferences } from '../../shared/settings/seatSettings.ts';
import type { Mirror } from '../stores/mirror.ts';

const darkQuery = '(prefers-color-scheme: dark)';

/** The look that a preference means on this system right now. */
export function themeOf(preference: Preferences['theme']): 'light' | 'dark' {
  if (preference !== 'system') return preference;
  return window.matchMedia(darkQuery).matches ? 'dark' : 'light';
}

/**
 * Keeps the page's look equal to the seat's preference, or to the system's. Subscribes before any component does, so
 * that no frame is drawn in the other look.
 * @returns stops following
 */
export function followTheme(mirror: { getState(): Mirror; subscribe(listener: () => void): () => void }): () => void {
  const media = window.matchMedia(darkQuery);
  function apply(): void {
    document.documentElement.dataset.theme = themeOf(mirror.getState().state?.preferences.theme ?? 'system');
  }
  apply();
  media.addEventListener('change', apply);
  const unsubscribe = mirror.subscribe(apply);
  return () => {
    media.removeEventListener('change', apply);
    unsubscribe();
  };
}

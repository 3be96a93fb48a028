import type { Mirror } from '../stores/mirror.ts';
import { showLocale } from './texts.ts';

/**
 * Keeps the language equal to the seat's preference. Subscribes before any component does, so that the first frame
 * after a change is already in the right language.
 * @returns stops following
 */
export function followLocale(mirror: { subscribe(listener: (mirror: Mirror) => void): () => void }): () => void {
  return mirror.subscribe(({ state }) => {
    if (state !== null) showLocale(state.preferences.locale);
  });
}

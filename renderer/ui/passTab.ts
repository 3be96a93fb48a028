import type { KeyboardEvent } from 'react';

/**
 * For what surrounds an open choice of several: Tab goes on to the next field. The component library would choose, or take
 * away, the option that happens to be marked, as with Enter.
 */
export function passTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}

import type { MouseEvent } from 'react';

/**
 * Lets a click leave the focus where it is: a control that was clicked must not react to the next space or Enter of
 * somebody who goes on typing, least of all when the button has become another one meanwhile.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

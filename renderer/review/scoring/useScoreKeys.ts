import { useEffect } from 'react';
import { isTyping } from '../../ui/isTyping.ts';
import { goToNext } from './queue/nextCall.ts';

/** Puts the keyboard into the score card, at the criterion where it was. @returns false when there is none */
export function focusScoreCard(): boolean {
  const row = document.querySelector<HTMLElement>('[data-criterion][data-current=true]');
  row?.focus();
  return row !== null;
}

/** P leads from the player into the score card; N to the next call once this one is handed in. */
export function useScoreKeys(callId: string | null): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'p' && focusScoreCard()) event.preventDefault();
      if (key !== 'n' || document.querySelector('[data-testid=review-next]') === null) return;
      event.preventDefault();
      void goToNext(callId);
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [callId]);
}

import { useEffect } from 'react';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import { currentState } from '../stores/consoleStore.ts';
import { isTyping } from '../ui/isTyping.ts';
import { changeDraft, emptyDraft, finishWrapUp, useWrapUpDrafts } from './wrapUpDrafts.ts';
import { pressedInWrapUp } from './wrapUpKeys.ts';

/** Milliseconds in which a key was still meant for the call, whose keypad had the focus a moment ago. */
const guardMs = 400;

/** Digits choose, Backspace takes back, Enter finishes: only while no field has the focus, and never with Ctrl or Alt. */
export function useWrapUpKeys(callId: string): void {
  useEffect(() => {
    const shownAt = performance.now();
    function pressed(event: KeyboardEvent): void {
      if (performance.now() - shownAt < guardMs) return;
      const rules = currentState()?.dispositionRules;
      if (rules === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
      // Enter presses the button that has the focus.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a, [tabindex="0"]')) return;
      const before: Disposition = (useWrapUpDrafts.getState()[callId] ?? emptyDraft).disposition;
      const meant = pressedInWrapUp(rules, before, event.key);
      if (meant === null) return;
      event.preventDefault();
      if (meant === 'finish') void finishWrapUp(callId);
      else changeDraft(callId, { disposition: meant });
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [callId]);
}

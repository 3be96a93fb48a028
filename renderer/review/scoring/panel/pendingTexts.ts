import { createRemembered } from '../../../stores/windowMemory.ts';

/**
 * Texts that are sent only when they are finished: appeals, their answers, reasons, by what they are about. They outlive the
 * view and a reload, so that a call that comes in between costs nobody a sentence.
 */
export const usePendingTexts = createRemembered<Readonly<Record<string, string>>>('pendingTexts', {});

export function keepText(key: string, text: string): void {
  const { [key]: _before, ...others } = usePendingTexts.getState();
  usePendingTexts.setState(text === '' ? others : { ...others, [key]: text }, true);
}

/** @returns the text, and what changes it */
export function usePendingText(key: string): readonly [string, (text: string) => void] {
  const text = usePendingTexts((texts) => texts[key] ?? '');
  return [text, (next) => keepText(key, next)];
}

import { create } from 'zustand';

/**
 * Texts that are sent only when they are finished: appeals and their answers, by what they are about. They outlive the
 * view, so that a call that comes in between costs nobody a sentence.
 */
export const usePendingTexts = create<Readonly<Record<string, string>>>(() => ({}));

export function keepText(key: string, text: string): void {
  usePendingTexts.setState({ [key]: text });
}

/** @returns the text, and what changes it */
export function usePendingText(key: string): readonly [string, (text: string) => void] {
  const text = usePendingTexts((texts) => texts[key] ?? '');
  return [text, (next) => keepText(key, next)];
}

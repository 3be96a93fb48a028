import { useLayoutEffect } from 'react';
import { ringingCalls, useMirror } from '../stores/consoleStore.ts';
import { PopCard } from './PopCard.tsx';
import { usePaintReport } from './usePaintReport.ts';

/** The pop window: the call that has rung longest, and how many more wait. Empty while nothing rings. */
export function Pop() {
  const state = useMirror((mirror) => mirror.state);
  const theme = state?.preferences.theme ?? 'system';
  const ringing = state === null ? [] : ringingCalls(state);
  const first = ringing[0];

  // Before the paint, so that no frame shows the other theme.
  useLayoutEffect(() => followTheme(theme), [theme]);
  usePaintReport(first);

  if (state === null || first === undefined) return null;
  return <PopCard key={first.call.id} view={first} others={ringing.length - 1} state={state} />;
}

/** Sets the theme; follows the system while the seat wants that. @returns stops following */
function followTheme(theme: 'system' | 'light' | 'dark'): () => void {
  const media = window.matchMedia('(prefers-color-scheme: dark)');
  function apply(): void {
    document.documentElement.dataset.theme = theme === 'system' ? (media.matches ? 'dark' : 'light') : theme;
  }
  apply();
  media.addEventListener('change', apply);
  return () => media.removeEventListener('change', apply);
}

import { createRemembered } from '../../stores/windowMemory.ts';

/** What is opened in the tab of packages: a form, or a package by its id; it stays when another tab is looked at, and over a reload. */
export const useOpenedPackage = createRemembered<{ readonly what: string | null }>('openedPackage', { what: null });

export function openPackage(what: 'give' | 'take' | (string & {}) | null): void {
  useOpenedPackage.setState({ what });
}

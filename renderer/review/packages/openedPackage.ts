import { create } from 'zustand';

/** What is opened in the tab of packages: a form, or a package by its id; it stays when another tab is looked at. */
export const useOpenedPackage = create<{ readonly what: string | null }>(() => ({ what: null }));

export function openPackage(what: 'give' | 'take' | (string & {}) | null): void {
  useOpenedPackage.setState({ what });
}

import { create, type StoreApi, type UseBoundStore } from 'zustand';

/*
 * What was written and not sent yet, in this window's own memory: it outlives the view and a reload, and goes with the
 * window. What main has acknowledged does not belong here, and neither do secrets.
 */

/** What was remembered under a name; null = nothing, or nothing that can be read. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

/** @param value null = forget it */
export function remember(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // More than this memory takes stays in the page.
  }
}

/** A store that begins with what this window remembers of it. @param blank as it is while nothing is written */
export function createRemembered<T extends object>(name: string, blank: T): UseBoundStore<StoreApi<T>> {
  const store = create<T>(() => ({ ...blank, ...(recall(name) as Partial<T> | null) }));
  const nothing = JSON.stringify(blank);
  store.subscribe((state) => remember(name, JSON.stringify(state) === nothing ? null : state));
  return store;
}

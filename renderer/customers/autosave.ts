import { create } from 'zustand';
import type { CommandInput } from '../../shared/ipc/commands.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { attempt } from '../bridge/send.ts';
import { isLastingRefusal } from '../stores/lastingRefusals.ts';
import { recall, remember } from '../stores/windowMemory.ts';
import { customersChanged } from './customerRevision.ts';

/** What is saved by itself while it is written. */
export type Writing =
  | { readonly command: 'customer:change'; readonly argument: CommandInput<'customer:change'> }
  | { readonly command: 'customer:note'; readonly argument: CommandInput<'customer:note'> };

export interface Kept {
  readonly writing: Writing;
  readonly state: 'unsaved' | 'saving' | 'saved' | 'failed';
  readonly error: IpcError | null;
}

/** Writings by key: a customer's fields under one, each note under its own. They outlive the view and a reload of the window. */
export const useAutosave = create<Readonly<Record<string, Kept>>>(() => ({}));

const saveAfterMs = 600;
const tryAgainMs = 5_000;
const storageKey = 'customerWritings';
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function put(key: string, kept: Kept): void {
  useAutosave.setState({ [key]: kept });
  const open = Object.entries(useAutosave.getState()).filter(([, each]) => each.state !== 'saved').map(([name, each]) => [name, each.writing]);
  remember(storageKey, open.length === 0 ? null : open);
}

function joined(before: Writing | undefined, next: Writing): Writing {
  if (before?.command !== 'customer:change' || next.command !== 'customer:change') return next;
  return { command: 'customer:change', argument: { ...next.argument, change: { ...before.argument.change, ...next.argument.change, ...joinedFields(before, next) } } };
}

function joinedFields(before: Extract<Writing, { command: 'customer:change' }>, next: Extract<Writing, { command: 'customer:change' }>): { fields?: Record<string, string> } {
  const fields = { ...before.argument.change.fields, ...next.argument.change.fields };
  return Object.keys(fields).length === 0 ? {} : { fields };
}

/** Takes a change and saves it a moment later; changes of one key add up until they are saved. */
export function autosave(key: string, writing: Writing): void {
  const before = useAutosave.getState()[key];
  put(key, { writing: joined(before === undefined || before.state === 'saved' ? undefined : before.writing, writing), state: 'unsaved', error: null });
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(() => void save(key), saveAfterMs));
}

async function save(key: string): Promise<void> {
  clearTimeout(timers.get(key));
  const kept = useAutosave.getState()[key];
  if (kept === undefined || kept.state === 'saved' || kept.state === 'saving') return;
  put(key, { ...kept, state: 'saving', error: null });
  const { command, argument } = kept.writing;
  const reply = command === 'customer:note' ? await attempt(command, argument) : await attempt(command, argument);
  const now = useAutosave.getState()[key];
  // Written on meanwhile: that has its own turn, and holds what was in this one.
  if (now === undefined || now.state !== 'saving') return;
  if (reply.ok) {
    put(key, { ...now, state: 'saved' });
    customersChanged();
    return;
  }
  put(key, { ...now, state: 'failed', error: reply.error });
  if (!isLastingRefusal(reply.error.code)) timers.set(key, setTimeout(() => void save(key), tryAgainMs));
}

/** Saves at once what is still unsaved. */
export function saveWritings(): void {
  for (const [key, { state }] of Object.entries(useAutosave.getState())) if (state === 'unsaved' || state === 'failed') void save(key);
}

/** Takes up what a reload interrupted, and saves before the page goes. @returns stops it */
export function keepWritings(): () => void {
  const open = (recall(storageKey) ?? []) as readonly (readonly [string, Writing])[];
  for (const [key, writing] of open) if (!(key in useAutosave.getState())) autosave(key, writing);
  window.addEventListener('pagehide', saveWritings);
  return () => window.removeEventListener('pagehide', saveWritings);
}

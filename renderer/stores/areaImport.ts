import { create } from 'zustand';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { attempt } from '../bridge/send.ts';

/** The import of a community segment file, from choice to outcome. */
export type AreaImport =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'imported'; readonly segments: number }
  | { readonly kind: 'refused'; readonly error: IpcError };

export const useAreaImport = create<{ readonly progress: AreaImport }>(() => ({ progress: { kind: 'none' } }));

function show(progress: AreaImport): void {
  useAreaImport.setState({ progress });
}

/** Follows main's progress. @returns stops following */
export function followAreaImport(bridge: Pick<Bridge, 'on'>): () => void {
  return bridge.on('area:importProgress', ({ done, total }) => {
    if (useAreaImport.getState().progress.kind === 'running') show({ kind: 'running', done, total });
  });
}

/** Imports a file; without a path main lets the user choose one. The old table stays until the new one is complete. */
export async function importAreas(path: string | null): Promise<void> {
  if (useAreaImport.getState().progress.kind === 'running') return;
  show({ kind: 'running', done: 0, total: 0 });
  const reply = await attempt('area:import', { path });
  if (reply.ok) show(reply.value.imported ? { kind: 'imported', segments: reply.value.segments } : { kind: 'none' });
  else show(reply.error.code === 'cancelled' ? { kind: 'none' } : { kind: 'refused', error: reply.error });
}

export function cancelAreaImport(): void {
  void attempt('area:cancelImport', {});
}

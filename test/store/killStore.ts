/** Ends a store process at once; does nothing in the moment in which it is gone and not yet replaced. */
export function killStore({ pid }: { readonly pid: number | undefined }): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Where the code of a worker is: beside the source that starts it, or, once built, among the entries of the program, from
 * which the starting piece may have been split off into `chunks/`. Pure.
 * @param here `import.meta.url` of whoever starts it
 * @param source file beside the source, `./completionWorker.ts`
 * @param built name of the entry, `storeCompletion.cjs`
 */
export function workerEntry(here: string, source: string, built: string): URL {
  if (here.endsWith('.ts')) return new URL(source, here);
  return new URL(`${/\/chunks\/[^/]*$/.test(here) ? '../' : './'}${built}`, here);
}

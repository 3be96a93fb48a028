import type { ElectronApplication, Page } from 'playwright-core';

/** Main's words for an error that it has no answer to (`electron/main.ts`, `electron/ipc/handle.ts`). */
const inMain = /uncaught exception|unhandled rejection|[a-z]+:[a-zA-Z]+ failed: |closing failed|the program cannot start/u;
/** What React says in a page; what a page says of a request that was refused, or of a rule that it keeps, is no fault. */
const inPage = /^Warning:|Minified React error|getSnapshot|^(Uncaught )?\w*Error\b/u;

let found: string[] = [];

/**
 * What nobody caught in any console of this process since the last question, one line or stack each: errors in main and in the
 * pages, commands and questions that ended in an error without a code.
 */
export function takeFaults(): string[] {
  const taken = found;
  found = [];
  return taken;
}

/** Watches every window, also those that open later. @returns the reader of what main writes to its outputs, in pieces that may end anywhere */
export function watchFaults(electron: ElectronApplication): (text: string) => void {
  const watch = (page: Page): void => {
    const name = () => page.url().replace(/^.*\//u, '');
    page.on('pageerror', (error) => found.push(`${name()}: ${error.stack || `${error.name}: ${error.message}`}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && inPage.test(message.text())) found.push(`${name()} says: ${message.text()}`);
    });
  };
  electron.on('window', watch);
  for (const page of electron.windows()) watch(page);
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (inMain.test(line)) found.push(`main: ${line}`);
  };
}

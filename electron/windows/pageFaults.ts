import path from 'node:path';
import type { App } from 'electron';
import { calledOff } from './loadUntilItAsks.ts';

/** Tells of every page that could not be loaded, whose preload script failed, or that reacts to nothing any more. */
export function tellPageFaults(app: Pick<App, 'on'>, warn: (words: string, error?: unknown) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const page = (address = contents.getURL()): string => (URL.canParse(address) ? path.basename(new URL(address).pathname) : 'a page');
    contents.on('preload-error', (_failed, script, error) => warn(`the preload script ${path.basename(script)} failed`, error));
    contents.on('did-fail-load', (_failed, code, words, address, isMainFrame) => {
      if (isMainFrame && code !== calledOff) warn(`${page(address)} could not be loaded: ${words} (${code})`);
    });
    contents.on('unresponsive', () => warn(`${page()} reacts to nothing`));
    contents.on('responsive', () => warn(`${page()} reacts again`));
  });
}

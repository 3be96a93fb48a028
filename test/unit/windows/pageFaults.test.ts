import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import { tellPageFaults } from '../../../electron/windows/pageFaults.ts';

class PageOnTrial extends EventEmitter {
  getURL(): string {
    return 'app://console/pop.html';
  }
}

/** What is told of a page to which this happens. */
function toldOf(happen: (page: PageOnTrial) => void): string[] {
  const app = new EventEmitter();
  const told: string[] = [];
  tellPageFaults(app as unknown as App, (words, error) => void told.push(error instanceof Error ? `${words}: ${error.message}` : words));
  const page = new PageOnTrial();
  app.emit('web-contents-created', {}, page);
  happen(page);
  return told;
}

it.each<[what: string, happen: (page: PageOnTrial) => void, told: string[]]>([
  ['a page that cannot be loaded is told by its name', (page) => page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://console/index.html?n=13812345678', true), ['index.html could not be loaded: ERR_FILE_NOT_FOUND (-6)']],
  ['a load that was called off is not', (page) => page.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://console/index.html', true), []],
  ['a frame within a page is not', (page) => page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://console/frame.html', false), []],
  ['an address that is none does no harm', (page) => page.emit('did-fail-load', {}, -300, 'ERR_INVALID_URL', '', true), ['a page could not be loaded: ERR_INVALID_URL (-300)']],
  ['a preload script that fails is told with its error', (page) => page.emit('preload-error', {}, '/opt/console/out/preload/console.cjs', new Error('EIO')), ['the preload script console.cjs failed: EIO']],
  ['a page that hangs is told, and that it goes on', (page) => { page.emit('unresponsive'); page.emit('responsive'); }, ['pop.html reacts to nothing', 'pop.html reacts again']],
])('%s', (_what, happen, told) => {
  expect(toldOf(happen)).toEqual(told);
});

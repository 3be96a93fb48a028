import type { WebPreferences } from 'electron';

/** Every page is untrusted: isolated, sandboxed, without Node. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    // Our pages change with the program only: Chromium would compile them anew at the first starts after an update.
    v8CacheOptions: 'bypassHeatCheck',
    // A hidden window must paint and react at once when it rings.
    backgroundThrottling: false,
  };
}

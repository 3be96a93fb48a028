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
    // A hidden window must paint and react at once when it rings.
    backgroundThrottling: false,
  };
}

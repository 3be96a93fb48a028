import { registerHooks } from 'node:module';
import path from 'node:path';

const environmentFile = path.join(import.meta.dirname, 'jssipEnvironment.ts');
const ofJsSip = /\/node_modules\/jssip\/lib\/[^?]*\.js$/;

/**
 * The same as jssipEnvironmentPlugin.ts for programs that plain Node (≥ 24) runs without a bundler, such as benches.
 * Call it before the first import of `jssip` (directly or through sipPhone.ts), i.e. import those dynamically.
 */
export function giveJsSipItsEnvironment(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!ofJsSip.test(url) || loaded.source === null || loaded.source === undefined) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString('utf8');
      const bindings = `const { window, navigator, RTCPeerConnection, RTCSessionDescription } = require(${JSON.stringify(environmentFile)});`;
      return { ...loaded, source: `${bindings}${source}` };
    },
  });
}

import path from 'node:path';
import { createRequire } from 'node:module';
import { build, type Plugin } from 'vite';

const bundleId = '\0jssip-in-its-environment';
/** What may be imported, and the part of the bundle that it is. */
const modules = ['DigestAuthentication', 'RequestSender', 'SIPMessage'];
const facades = new Map([['jssip', 'JsSIP'], ...modules.map((name) => [`jssip/lib/${name}.js`, name] as const)]);
const packageFolder = path.dirname(createRequire(import.meta.url).resolve('jssip/package.json'));

/** JsSIP's debug log carries whole SIP messages, numbers included: it is replaced by nothing. */
const silentDebug = 'const silent = () => Object.assign(() => {}, { enabled: false }); module.exports = silent; silent.default = silent;';

const entry = `
const JsSIP = require(${JSON.stringify(packageFolder)});
${modules.map((name) => `const ${name} = require(${JSON.stringify(path.join(packageFolder, `lib/${name}.js`))});`).join('\n')}
module.exports = { JsSIP, ${modules.join(', ')} };
`;

/**
 * JsSIP as one ES module whose free names `window`, `navigator`, `RTCPeerConnection` and `RTCSessionDescription` are
 * imports of jssipEnvironment.ts.
 */
async function bundleJsSip(folder: string): Promise<string> {
  const virtual = new Map([['\0jssip-entry.cjs', entry], ['\0silent-debug.cjs', silentDebug]]);
  const result = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    root: folder,
    plugins: [{
      name: 'jssip-entry',
      enforce: 'pre',
      resolveId: (id) => (id === 'jssip-entry' ? '\0jssip-entry.cjs' : id === 'debug' ? '\0silent-debug.cjs' : undefined),
      load: (id) => virtual.get(id),
    }],
    ssr: { noExternal: true },
    build: { ssr: true, write: false, minify: false, target: 'node20', rollupOptions: { input: 'jssip-entry', output: { format: 'es' } } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('JsSIP could not be bundled');
  const chunks = output.output.filter((part) => part.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`JsSIP was bundled into ${chunks.length} pieces instead of one`);
  return `import { window, navigator, RTCPeerConnection, RTCSessionDescription } from ${JSON.stringify(path.join(folder, 'jssipEnvironment.ts'))};\n${chunks[0]!.code}`;
}

/**
 * Vite plugin: `import JsSIP from 'jssip'` gives JsSIP inside its environment, in main's build and in Vitest alike.
 * `jssip` must not be external there (electron-vite: `externalizeDeps: false`).
 * @param folder absolute path of this file's folder; electron-vite bundles its configuration and loses it
 */
export function jssipEnvironment(folder = import.meta.dirname): Plugin {
  let code: Promise<string> | undefined;
  return {
    name: 'jssip-environment',
    enforce: 'pre',
    resolveId(id) {
      if (id === bundleId) return id;
      return facades.has(id) ? `\0facade:${id}` : undefined;
    },
    load(id) {
      const facade = id.startsWith('\0facade:') ? facades.get(id.slice('\0facade:'.length)) : undefined;
      if (facade) return `import parts from ${JSON.stringify(bundleId)}; export default parts.${facade};`;
      if (id !== bundleId) return undefined;
      code ??= bundleJsSip(folder);
      return code;
    },
  };
}

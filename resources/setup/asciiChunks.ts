import type { Plugin } from 'vite';

/** Everything above the seven bits of ASCII, code unit by code unit. */
const wide = /[^\u0000-\u007f]/g;

/** JavaScript that means the same and holds ASCII only. */
export function inAscii(code: string): string {
  return code.replace(wide, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Writes every letter beyond ASCII as an escape. V8 keeps the source of a chunk for as long as it runs, with two bytes for
 * each of its letters as soon as one of them is Chinese: 5 MB in main alone. `String.raw` would show the escape; ours are
 * sources of regular expressions, which read it.
 */
export const asciiChunks: Plugin = {
  name: 'ascii-chunks',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = inAscii(chunk.code);
  },
};

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { cutStyles } from './cutStyles.ts';
import { partClass, styleCalls } from './styleCalls.ts';
import type { LaterStyles, Written } from './writeSheet.ts';
import { writeSheet } from './writeSheet.ts';

const inAntd = (id: string): string | null => /\/antd\/es\/(.+)\.js$/.exec(id)?.[1] ?? null;

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;
type Chunk = NonNullable<IndexHtmlTransformContext['chunk']>;

/** The modules that nobody listed in `styleCalls`: their parts would have no styles. */
export function unlisted(modules: readonly string[]): string[] {
  const known = new Set(styleCalls.map(({ module }) => module));
  return modules.filter((module) => !known.has(module)).sort();
}

/** The modules with styles of antd that a file of the program has. */
export function stylesOf({ modules }: Pick<Chunk, 'modules'>): string[] {
  return Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 && /\/style(\/|$)/.test(inAntd(id) ?? '') ? [inAntd(id) ?? ''] : []));
}

/** Whether a page draws parts of antd as soon as it starts. */
function showsAntd(chunk: Chunk, bundle: Bundle, seen = new Set<Chunk>()): boolean {
  if (seen.has(chunk)) return false;
  seen.add(chunk);
  return stylesOf(chunk).length > 0 || chunk.imports.some((name) => bundle[name]?.type === 'chunk' && showsAntd(bundle[name], bundle, seen));
}

/** What a module gives to the hooks that stand in for antd's: its name, and the styles that are not in the sheet. */
function given(module: string, later: LaterStyles | undefined): string {
  return later ? `${JSON.stringify(module)}, { position: ${later.position}, css: () => ${JSON.stringify(later.css)} }` : JSON.stringify(module);
}

const written = '\0antd-styles';

/**
 * Writes the styles of antd's parts when the program is built. antd makes them in the page, out of thousands of rules and
 * tokens, while the first picture waits. The development server leaves that to antd.
 * @param renderer the folder of the pages; `ui/theme.ts` in it says what is written, `ui/written/` reads it
 */
export function antdStyles(renderer: string): Plugin {
  const inUi = (name: string): string => path.join(renderer, 'ui', name);
  const from = (name: string): string => `from ${JSON.stringify(inUi(`written/${name}.ts`))};`;
  /** antd's modules that others stand in for. */
  const standIns: Readonly<Record<string, (code: string) => string>> = {
    'theme/useToken': () => `export { default } ${from('useToken')}`,
    'theme/util/useResetIconStyle': () => 'export default () => {};',
    'theme/util/genStyleUtils': (code) => `export { genStyleHooks, genComponentStyleHook, genSubStyleComponent } ${from('genStyleUtils')}\n${code.slice(code.indexOf('export const genCssVar'))}`,
  };
  let sheet: Promise<Written> | null = null;
  const write = () => (sheet ??= writeSheet(renderer, styleCalls));
  let sheetFile = '';
  return {
    name: 'antd-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'virtual:antd-styles' ? written : null),
    async load(id) {
      if (id === written) {
        const { tokens } = await write();
        const known = styleCalls.map(({ module, prefix, root: rootClass }) => `${module} ${prefix} ${rootClass}`);
        return Object.entries({ tokens, partClass, known }).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
      }
      if (id === inUi('theme.ts')) return `export { antdTheme } ${from('writtenTheme')}`;
      const module = inAntd(id);
      if (module === null) return null;
      const code = await readFile(id, 'utf8');
      const cut = standIns[module]?.(code) ?? cutStyles(code, given(module, (await write()).later.get(module)));
      return cut === null ? null : { code: cut, map: null };
    },
    async generateBundle(_options, bundle) {
      const missing = unlisted(Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? stylesOf(chunk) : [])));
      if (missing.length > 0) this.error(`Add these styles of antd to styleCalls.ts: ${missing.join(', ')}`);
      const { sheet } = await write();
      sheetFile = `assets/antd-${createHash('sha256').update(sheet).digest('base64url').slice(0, 8)}.css`;
      this.emitFile({ type: 'asset', fileName: sheetFile, source: sheet });
    },
    transformIndexHtml: {
      order: 'post',
      // First of all: every style of ours refines antd's.
      handler: (_html, { chunk, bundle, path: page }) => (chunk && bundle && showsAntd(chunk, bundle)
        ? [{ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, 'data-antd': '-1', href: `./${path.posix.relative(path.posix.dirname(page), `/${sheetFile}`)}` }, injectTo: 'head-prepend' as const }]
        : []),
    },
  };
}

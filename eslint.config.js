import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const root = import.meta.dirname;

/**
 * The import arrows, inner to outer. A file may import from its own folder, from `shared`, and from the folders
 * listed here. The longest matching prefix wins. `test` and the composition root may import anything.
 */
const arrows = {
  shared: ['shared'],
  'electron/main.ts': ['electron', 'shared', 'resources'],
  'electron/seat': ['electron', 'shared'],
  'electron/shell': ['electron', 'shared', 'resources/locales'],
  'electron/calls': ['shared'],
  'electron/sip': ['electron/calls', 'electron/media', 'shared', 'resources/profiles'],
  'electron/media': ['electron/calls', 'shared'],
  'electron/lookups': ['electron/calls', 'shared'],
  'electron/recordings': ['electron/calls', 'shared'],
  'electron/callLog': ['electron/calls', 'electron/exports', 'shared', 'resources/locales'],
  'electron/numbers': ['shared'],
  'electron/evidence': ['electron/files', 'electron/recordings', 'shared', 'resources/locales'],
  'electron/reviewPackages': ['electron/evidence', 'electron/vault', 'shared'],
  'electron/queues': ['electron/calls', 'shared'],
  'electron/jobs': ['shared'],
  'electron/crm': ['electron/calls', 'shared'],
  'electron/customers': ['electron/exports', 'electron/files', 'shared', 'resources/locales'],
  'electron/files': ['shared'],
  'electron/exports': ['shared'],
  'electron/statistics': ['electron/exports', 'electron/files', 'electron/jobs', 'shared', 'resources/locales'],
  'electron/tasks': ['electron/calls', 'shared'],
  'electron/ledger': ['electron/exports', 'shared', 'resources/locales'],
  'electron/reviews': ['shared', 'resources/locales'],
  'electron/platforms': ['electron/calls', 'electron/media', 'electron/sip', 'shared'],
  'electron/store': ['electron/calls', 'electron/evidence', 'electron/lookups', 'electron/recordings', 'electron/callLog', 'electron/settings', 'electron/vault', 'shared'],
  'electron/ipc': ['shared'],
  'electron/vault': ['shared'],
  'electron/windows': ['electron/ipc', 'electron/statistics', 'shared'],
  'electron/settings': ['electron/calls', 'shared'],
  renderer: ['renderer', 'shared', 'resources/locales', 'resources/maps'],
  'resources/verify': ['electron/evidence', 'electron/reviewPackages', 'shared', 'resources'],
  resources: ['resources', 'shared'],
  test: ['test', 'electron', 'renderer', 'shared', 'resources'],
};

/** Where components and hooks are. The rules about them follow every path through every function, so they look nowhere else. */
const reactFolders = ['renderer', 'test/unit/renderer'];

/** Packages that only one adapter may touch. */
const owners = {
  jssip: ['electron/sip', 'test'],
  'better-sqlite3': ['test/bench'],
  'better-sqlite3-multiple-ciphers': ['electron/store', 'test', 'resources/setup'],
  react: reactFolders,
  antd: ['renderer'],
};

/** Longest entry of `table` that is a path prefix of `file`. */
function longestPrefix(table, file) {
  return Object.keys(table)
    .filter((prefix) => file === prefix || file.startsWith(`${prefix}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const importArrows = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = longestPrefix(arrows, file);
    function check(node) {
      const target = node.source?.value;
      if (typeof target !== 'string' || from === undefined) return;
      if (!target.startsWith('.')) {
        const owner = owners[target.split('/')[0]];
        if (owner && !owner.some((folder) => file.startsWith(`${folder}/`))) {
          context.report({ node, message: `Only ${owner.join(', ')} may import ${target}.` });
        }
        return;
      }
      const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
      const allowed = [from, ...arrows[from]];
      if (!allowed.some((folder) => to === folder || to.startsWith(`${folder}/`))) {
        context.report({ node, message: `${from} may not import ${to}; allowed: ${allowed.join(', ')}.` });
      }
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

/** What the cache of `npm run check` knows this file by: another table of arrows, and every file is looked at anew. */
const edition = createHash('sha256').update(fs.readFileSync(import.meta.filename)).digest('hex');

/** Raw Electron IPC stays behind the typed bridge. */
const rawIpc = {
  selector: "ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]",
  message: 'Use the typed IPC of electron/ipc.',
};

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', '.cache/**', 'test-results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js'],
    plugins: { console: { meta: { name: 'console', version: edition }, rules: { 'import-arrows': importArrows } } },
    rules: {
      'console/import-arrows': 'error',
      'no-restricted-syntax': ['error', rawIpc],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: reactFolders.map((folder) => `${folder}/**`),
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['electron/ipc/**', 'electron/shell/opening.ts', 'electron/media/preload.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**'], rules: { 'max-lines': 'off' } },
);

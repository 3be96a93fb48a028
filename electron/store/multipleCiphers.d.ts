/** The package's own declarations are out of its `exports`; its interface is that of better-sqlite3. */
declare module 'better-sqlite3-multiple-ciphers' {
  // eslint-disable-next-line console/import-arrows -- types only
  import Database from 'better-sqlite3';
  export = Database;
}

/** Why a file cannot be imported; `code` names a text in the locales under `error`. */
export class UnreadableFile extends Error {
  readonly code: 'oldWorkbook' | 'workbookBroken' | 'noTable' | 'fileEmpty' | 'fileTooLarge' | 'noRows';
  constructor(code: UnreadableFile['code'], cause?: unknown) {
    super('The file cannot be read as a table.', { cause });
    this.name = 'UnreadableFile';
    this.code = code;
  }
}

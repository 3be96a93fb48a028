/** Kinds of files offered in a dialog. `name` is shown; extensions without dots. */
export interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** Lets the user choose where something comes from or goes to. Null when they changed their mind. */
export interface FileChooser {
  openFile(kinds: readonly FileKind[]): Promise<string | null>;
  /** @param suggested a file name without a folder */
  saveFile(suggested: string, kinds: readonly FileKind[]): Promise<string | null>;
  openFolder(): Promise<string | null>;
  /** Shows a file in the system's file manager. */
  reveal(file: string): void;
}

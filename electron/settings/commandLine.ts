/** What the program was started with. */
export interface CommandLine {
  readonly practice: boolean;
  /** `attended`: a call rings soon and the user plays. `unattended`: the scenario plays itself, reports and quits. */
  readonly demo: 'none' | 'attended' | 'unattended';
  /** Opens everything, says `smoke ok`, quits. */
  readonly smoke: boolean;
  readonly provision: string | null;
  /** Folder for settings and data in place of the system's. */
  readonly dataDirectory: string | null;
  /** File whose first line is the passphrase of the data, for starts without anybody at the screen. */
  readonly passphraseFile: string | null;
  /** Folder for the demo's screenshots. */
  readonly screenshots: string | null;
}

/** Reads our own flags (`--flag`, `--flag=value`, `--flag value`) and leaves Chromium's alone. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const valueOf = (flag: string): string | null => {
    const index = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
    if (index === -1) return null;
    const arg = args[index] ?? '';
    return arg === flag ? (args[index + 1] ?? null) : arg.slice(flag.length + 1);
  };
  const has = (flag: string) => args.includes(flag);
  return {
    practice: has('--practice') || has('--demo') || has('--demo=unattended'),
    demo: has('--demo=unattended') ? 'unattended' : has('--demo') ? 'attended' : 'none',
    smoke: has('--smoke'),
    provision: valueOf('--provision'),
    dataDirectory: valueOf('--data-directory'),
    passphraseFile: valueOf('--passphrase-file'),
    screenshots: valueOf('--screenshots'),
  };
}

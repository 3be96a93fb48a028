import '../shared/kernel/interpretedZod.ts';
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Menu, app, dialog, protocol } from 'electron';
import { reached } from '../shared/kernel/startMoment.ts';
import { setChromiumSwitches } from './media/chromiumSwitches.ts';
import type { CompiledCode } from './shell/compiledCode.ts';
import { describe, openLog } from './shell/log.ts';
import { openAhead } from './shell/opening.ts';
import type { Program } from './shell/program.ts';
import { startRefusal } from './shell/startRefusal.ts';
import { readCommandLine } from './settings/commandLine.ts';
import { linkIn } from './windows/dialLink.ts';
import { lockDown } from './windows/lockDown.ts';
import { keepOpenGlOut } from './windows/plainGtk.ts';
import { appScheme } from './windows/pageAddress.ts';
import { tellPageFaults } from './windows/pageFaults.ts';

// Without a handler Electron shows a modal dialog and waits for a click that may never come.
process.on('uncaughtException', (error) => fail('uncaught exception', error));
process.on('unhandledRejection', (error) => fail('unhandled rejection', error));

reached('main evaluated');
const firstLink = linkIn(process.argv.slice(1));
// Whatever stands behind a link may have been written by the page that made it.
const commandLine = readCommandLine(firstLink === undefined ? process.argv.slice(1) : process.argv.slice(1, process.argv.indexOf(firstLink)));
const dataDirectory = commandLine.dataDirectory ?? (commandLine.demo === 'unattended' ? mkdtempSync(path.join(tmpdir(), 'console-400-demo-')) : null);
if (dataDirectory !== null) app.setPath('userData', dataDirectory);

// Else Electron builds a menu of its own, in English, for the moments before ours.
Menu.setApplicationMenu(null);
setChromiumSwitches(app.commandLine);
keepOpenGlOut(app, process.platform, process.env);
app.commandLine.appendSwitch('disable-renderer-backgrounding');
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);

const log = openLog(!app.isPackaged);
/** When the start is over and what it ran has been compiled. */
const keepCompiledAfterMs = 5000;
let program: Program | undefined;
let closing = false;
/** A link that came before there was a program to take it. */
let waitingLink = firstLink;

function fail(what: string, error: unknown): void {
  log.error(what, error);
  if (commandLine.demo === 'unattended' || commandLine.smoke) {
    process.stderr.write(`${what}: ${describe(error)}\n`);
    app.exit(1);
  }
}

const folderProblem = unwritable(app.getPath('userData'));
if (folderProblem) {
  // Asked before the lock, which fails in such a folder too and would look like another instance.
  refuseToStart(folderProblem);
} else if (!app.requestSingleInstanceLock()) {
  process.stderr.write('The console is already running with this data folder; its window was brought to the front.\n');
  if (commandLine.provision !== null) process.stderr.write('Nothing was imported: quit it first, or import the file from its menu.\n');
  app.quit();
} else {
  lockDown(app);
  tellPageFaults(app, (words, error) => log.warn(words, error));
  app.on('child-process-gone', (_event, { type, reason }) => log.warn(`${type} process lost: ${reason}`));
  app.on('second-instance', (_event, args) => {
    const link = linkIn(args);
    if (link !== undefined) openLink(link);
    else program?.windows.showConsole();
  });
  // macOS tells of links this way, also at the start.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openLink(link);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closing || !program) return;
    event.preventDefault();
    if (!program.leaving.mayEnd()) return;
    closing = true;
    void program.close().catch((error: unknown) => log.error('closing failed', error)).finally(() => app.quit());
  });
  app.whenReady().then(run).catch((error: unknown) => refuseToStart(error));
}

function openLink(link: string): void {
  if (program) program.presence.offers.openLink(link);
  else waitingLink = link;
}

/** Why nothing can be kept in the folder; undefined when it can. */
function unwritable(folder: string): Error | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code === 'EROFS' ? 'readOnly' : 'notAllowed';
    return Object.assign(new Error(`The data folder ${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}`), { code });
  }
}

async function run(): Promise<void> {
  reached('electron ready');
  // Electron's own handlers, set before this, ask once: a second signal would kill the program with its calls still up at the platform.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const mode = commandLine.practice ? 'practice' : 'live';
  const opening = openAhead(mode, process.env['ELECTRON_RENDERER_URL'], (words) => log.warn(words));
  const { CompiledCode } = await import('./shell/compiledCode.ts');
  const compiled = new CompiledCode(path.join(app.getPath('userData'), 'compiled'));
  compiled.use(path.join(import.meta.dirname, 'chunks'));
  // Read while the processes of the console's page and of the store start: a third of the way to the first picture.
  const { keepHeapSmall, profileOf, Program, readPassphraseFile, readProvisioningFile, registerLinks, runSmoke } = await import('./shell/wholeProgram.ts');
  reached('program read');
  const provision = commandLine.provision === null ? null : await readProvisioningFile(commandLine.provision);
  // Told before anything of the seat is opened or asked for.
  if (provision !== null) profileOf(provision);
  const passphrase = commandLine.passphraseFile === null ? null : await readPassphraseFile(commandLine.passphraseFile);
  // The first picture takes longest: until its page has its files, main does nothing but give them to it.
  await opening.pageAsked;
  reached('page has its files');
  program = await Program.load(opening, mode, passphrase, log);
  // The journeys and benches look at the running program from here; a page cannot.
  if (!app.isPackaged) Object.assign(globalThis, { consoleProgram: program });
  if (waitingLink !== undefined) openLink(waitingLink);
  await program.start(provision);
  registerLinks(app, process.platform);
  // In this order: V8 refuses at the next start what it compiled under other flags than it has then.
  setTimeout(() => void keepCompiled(compiled).finally(keepHeapSmall), keepCompiledAfterMs);
  if (commandLine.smoke) await runSmoke(program);
  if (commandLine.demo === 'none') return;
  const { runDemo } = await import('./shell/runDemo.ts');
  await runDemo(program, commandLine);
}

async function keepCompiled(compiled: CompiledCode): Promise<void> {
  try {
    log.info(`compiled code: ${await compiled.keep()} chunks kept anew`);
  } catch (error) {
    log.warn('the compiled program could not be kept', error);
  }
}

/** The program cannot go on: says why on the terminal and, where somebody can see it, in a box. */
function refuseToStart(error: unknown): void {
  log.error('the program cannot start', error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  const unattended = commandLine.smoke || commandLine.demo === 'unattended' || process.env['CI'] === 'true';
  if (!unattended && !(error instanceof Error && error.name === 'ProvisioningRefused')) {
    const { title, message: words } = startRefusal(error);
    dialog.showErrorBox(title, words);
  }
  app.exit(1);
}

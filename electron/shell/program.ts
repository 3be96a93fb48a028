import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { app, powerMonitor, session, shell } from 'electron';
import type { Call } from '../../shared/calls/call.ts';
import type { CommandArgument } from '../../shared/ipc/commands.ts';
import { reached } from '../../shared/kernel/startMoment.ts';
import type { Preferences, SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { MediaListener } from '../calls/media.ts';
import { handleAll } from '../ipc/handle.ts';
import { NumberMask } from '../ipc/numberMask.ts';
import { StatePublisher } from '../ipc/statePublisher.ts';
import { createMediaEngine, type MediaEngine } from '../media/mediaEngine.ts';
import { answerHeadsetRequests } from '../media/chooseHeadset.ts';
import { isMediaContents, openMediaWindow } from '../media/openMediaWindow.ts';
import { PairedHeadsets } from '../media/pairedHeadsets.ts';
import { Notices } from '../seat/notices.ts';
import { makesLoop, ownNumbers } from '../seat/parts/ownNumbers.ts';
import { PopTimes } from '../seat/popTimes.ts';
import { SettingsFile, type SecretBox } from '../settings/settingsFile.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import { openStore } from '../store/storeClient.ts';
import { keyCheckName } from '../store/keyCheckName.ts';
import { setAppMenu } from '../windows/appMenu.ts';
import { limitPermissions } from '../windows/lockDown.ts';
import { pageAddress } from '../windows/pageAddress.ts';
import { printSheet } from '../windows/printSheet.ts';
import { reportPrinter } from '../windows/reportWindow.ts';
import { AreaTables } from './areaTables.ts';
import { ConsoleBoxes } from './consoleBoxes.ts';
import { DesktopPresence } from './desktopPresence.ts';
import { identityOf, initialState } from './initialState.ts';
import { Leaving } from './leaving.ts';
import type { Log } from './log.ts';
import { mediaNews } from './mediaNews.ts';
import type { Opening } from './opening.ts';
import { dataOf, type Places } from './places.ts';
import { commandHandlers, queryHandlers, type ProgramParts } from './programHandlers.ts';
import { ProgramWindows } from './programWindows.ts';
import { isAtWork, isInLiveCall, SeatExchange } from './seatExchange.ts';
import { SeatHost, type Mode } from './seatHost.ts';
import { systemFiles } from './systemFiles.ts';
import { systemSecretBox } from './secretBox.ts';
import { SeatSecrets } from './seatSecrets.ts';
import { silentListener } from './silentListener.ts';
import { watchNetwork } from './watchNetwork.ts';
import { Vault } from '../vault/vault.ts';
import { VaultRefused } from '../vault/vaultRefused.ts';
import { vaultBox } from '../vault/vaultBox.ts';

/** What stands before there is a program. */
interface ProgramGround {
  readonly mode: Mode;
  readonly opening: Opening;
  readonly settings: SettingsFile;
  readonly vault: Vault;
  readonly box: SecretBox;
  readonly passphrase: string | null;
  readonly log: Log;
}

const unattended = (): boolean => process.env['CI'] === 'true';

/** The running program: settings, windows, media, area table, and around them the host of the open seat. */
export class Program {
  readonly popTimes = new PopTimes();
  readonly publisher: StatePublisher;
  readonly windows: ProgramWindows;
  readonly host: SeatHost;
  readonly media: MediaEngine;
  readonly presence: DesktopPresence;
  readonly leaving: Leaving;
  private readonly opening: Opening;
  private readonly places: Places;
  private readonly developmentServer = process.env['ELECTRON_RENDERER_URL'];
  private readonly settings: SettingsFile;
  private readonly notices: Notices;
  private readonly areas: AreaTables;
  private readonly headsets: PairedHeadsets;
  private readonly files = systemFiles(() => this.windows.console);
  private readonly boxes = new ConsoleBoxes({
    window: () => this.windows.console,
    showConsole: () => this.windows.showConsole(),
    locale: () => this.settings.current.preferences.locale,
  });
  private readonly seats: SeatExchange;
  private readonly log: Log;
  private readonly numberMask = new NumberMask();
  private readonly callWatchers = new Set<(call: Call) => void>();
  private toldHidden = false;
  private readonly vault: Vault;
  private readonly secrets: SeatSecrets;
  private readonly unlocking: Promise<boolean>;
  private stopWatchingNetwork = (): void => {};

  /** Reads the settings and builds everything around a seat; {@link Program.start} opens the seat. */
  static async load(opening: Opening, mode: Mode, passphrase: string | null, log: Log): Promise<Program> {
    const { places } = opening;
    const made: { program?: Program } = {};
    const vault = new Vault({
      file: places.keys,
      keyStore: systemSecretBox,
      hasData: () => existsSync(path.join(places.liveData, keyCheckName)),
      onChange: (state) => made.program?.publisher.change({ vault: state }),
      stretchAtStart: opening.store.stretch,
    });
    const box = vaultBox(() => vault, systemSecretBox);
    const settings = new SettingsFile(places.settings, box);
    const { putAside } = await settings.load();
    // What a passphrase is stretched with runs beside the opening of the windows.
    if (mode === 'live') await vault.look();
    reached('settings read');
    const program = new Program({ mode, opening, settings, vault, box, passphrase, log });
    made.program = program;
    if (putAside !== null) program.notices.add('warning', 'settingsPutAside', { file: path.basename(putAside) });
    return program;
  }

  private constructor({ mode, opening, settings, vault, box, passphrase, log }: ProgramGround) {
    const { places } = opening;
    this.opening = opening;
    this.places = places;
    this.settings = settings;
    this.vault = vault;
    this.log = log;
    const { preferences, seat, popPosition } = settings.current;
    this.publisher = new StatePublisher({ ...initialState(mode, preferences, identityOf(seat), Date.now()), vault: vault.state }, (change) => {
      this.windows.send('state:changed', change);
      this.presence.stateChanged(change.patch);
    });
    this.notices = new Notices(this.publisher, Date.now);
    this.secrets = new SeatSecrets({ vault, settings, practiceData: places.practiceData, passphrase, onSettingsRead: () => this.publisher.change({ seat: identityOf(settings.current.seat) }) });
    this.unlocking = this.unlock(mode);
    // Told by `start`, which waits for it.
    this.unlocking.catch(() => {});
    this.areas = new AreaTables({ builtInPath: places.builtInAreas, importedPath: places.importedAreas });
    this.headsets = new PairedHeadsets(places.headsets);
    limitPermissions(session.defaultSession, {
      developmentServer: this.developmentServer,
      mayUseMicrophone: isMediaContents,
      mayChooseSpeaker: (contents) => contents === this.windows.console.webContents,
      mayUseHeadset: (device) => this.headsets.permits(device),
    });
    answerHeadsetRequests(session.defaultSession, this.headsets, (names) => this.boxes.chooseHeadset(names), (error) => log.warn('a headset could not be paired', error));
    this.leaving = new Leaving({
      toLose: () => (isInLiveCall(this.publisher) ? 'calls' : isAtWork(this.publisher) ? 'jobs' : null),
      unattended,
      ask: (loss, signal) => this.boxes.mayEnd(loss, signal),
      quit: () => app.quit(),
      onFailed: (error) => log.warn('the question before quitting could not be asked', error),
    });
    powerMonitor.on('shutdown', () => this.leaving.release());
    this.windows = new ProgramWindows({
      console: opening.console,
      places,
      developmentServer: this.developmentServer,
      title: this.boxes.title(mode),
      popPosition,
      popEnabled: () => this.publisher.current.preferences.popEnabled,
      mask: () => this.maskInForce,
      onPopMoved: (x, y) => void this.settings.change({ popPosition: { x, y } }).catch((error: unknown) => log.warn('settings could not be written', error)),
      closing: () => this.leaving.closing(),
      onHidden: () => this.tellHidden(),
      onSessionEnd: () => this.leaving.release(),
      onConsoleCrashed: (reason) => {
        log.warn(`console window lost: ${reason}`);
        this.notices.add('warning', 'consoleRestarted');
      },
      log: (message) => log.warn(message),
    });
    reached('windows opened');
    this.media = this.openMedia('agent', mediaNews({ seat: () => this.host.current?.mediaListener, publisher: this.publisher, windows: this.windows, log }));
    this.setSound(preferences);
    this.host = this.openHost();
    const { host, media, publisher, notices } = this;
    this.seats = new SeatExchange({ host, media, publisher, notices, settings, vault, box, mayStopJobs: async () => unattended() || this.boxes.maySwitch(), attempted: () => this.showMode() });
    const message = handleAll({
      rights: () => this.publisher.current.seat.rights,
      mask: () => this.maskInForce,
      commandHandlers: commandHandlers(this.parts()),
      queryHandlers: queryHandlers(this.parts()),
      roleOf: (event) => this.windows.roleOf(event),
      onUnexpected: (channel, error) => log.error(`${channel} failed`, error),
    });
    opening.answerWith({
      message: (channel, event, argument) => {
        if (event.sender === this.windows.pop.window.webContents) this.windows.pop.asks();
        return message(channel, event, argument);
      },
      recordingOf: (callId) => this.host.open.soundFor(callId),
    });
    this.presence = new DesktopPresence({
      icons: places.icons,
      windows: this.windows,
      publisher: this.publisher,
      notices: this.notices,
      preferences: () => this.publisher.current.preferences,
      texts: () => this.boxes.texts,
      homeAreaCode: () => this.settings.current.seat?.homeAreaCode,
      commands: () => this.host.current?.commands,
      quit: () => this.leaving.asked(),
      log,
    });
    this.windows.afterConsole(() => this.presence.appear());
    this.setMenu(mode);
    reached('program built');
  }

  /** Opens the seat of the mode the program was started in. */
  async start(provision: SeatProvisioning | null): Promise<void> {
    const { mode } = this.publisher.current;
    const [{ importedProblem }, unlocked] = await Promise.all([this.areas.open(), this.unlocking]);
    reached('areas open');
    this.publisher.change({ areaSource: this.areas.source });
    if (unlocked && provision) await this.seats.keep(provision);
    if (importedProblem) this.notices.add('warning', 'areaTablePutAside', { code: importedProblem.code });
    if (this.settings.current.passwordMissing && mode === 'live') this.notices.add('warning', 'passwordMissing');
    if (unlocked) await this.host.exchange(mode, true);
    this.stopWatchingNetwork = watchNetwork({
      power: powerMonitor,
      interfaces: networkInterfaces,
      changed: (why) => {
        this.log.info(why === 'woke' ? 'the machine woke up' : 'the addresses of the machine changed');
        this.host.current?.networkChanged();
      },
    });
  }

  /** Waits for the keys of the live data; who goes over to practice meanwhile leaves them closed. */
  private async unlock(mode: Mode): Promise<boolean> {
    if (mode === 'practice') return true;
    try {
      await this.secrets.of('live');
      reached('keys open');
      return true;
    } catch (error) {
      if (error instanceof VaultRefused && error.code === 'vaultLocked') return false;
      throw error;
    }
  }

  /** Tells of every change of every call. */
  watchCalls(watch: (call: Call) => void): void {
    this.callWatchers.add(watch);
  }

  /** Resolves when the open seat takes calls: registered, checked, its agent idle. Rejects after ten seconds. */
  async takesCalls(): Promise<void> {
    for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) {
      if (this.publisher.current.agent.kind === 'idle') return;
    }
    throw new Error('The seat did not become ready in time');
  }

  /** Closes everything in order: calls, recordings, registration, store, media. */
  async close(): Promise<void> {
    this.stopWatchingNetwork();
    this.presence.close();
    await this.host.close();
    this.opening.store.stop();
    this.media.close();
  }

  /** Between main and its windows, while the seat may not see numbers; null while it may. */
  private get maskInForce(): NumberMask | null {
    return this.publisher.current.seat.rights.includes('seeNumbers') ? null : this.numberMask;
  }

  private openHost(): SeatHost {
    const { storeEntry: entry } = this.places;
    return new SeatHost({
      openStore: async (mode) => openStore({ entry, directory: dataOf(this.places, mode), spawn: this.opening.store.spawn, secrets: await this.secrets.of(mode) }),
      settings: this.settings,
      publisher: this.publisher,
      notices: this.notices,
      files: this.files,
      openPage: (address) => shell.openExternal(address),
      printSheet,
      printReport: reportPrinter(pageAddress('statistics/report', this.developmentServer)),
      media: this.media,
      openCallers: () => this.openMedia('caller', silentListener(this.log)),
      areaOf: this.areas.areaOf,
      sendLevels: (callId, levels) => this.windows.send('call:levels', { callId, levels }),
      sendQuality: (callId, quality) => this.windows.send('call:quality', { callId, quality }),
      onCall: (call, receivedAt) => {
        for (const watch of this.callWatchers) watch(call);
        if (receivedAt !== undefined) this.popTimes.arrived(call.id, receivedAt);
        this.windows.follow(call);
        this.presence.callChanged(call);
      },
      onAgent: (kind) => this.presence.agentChanged(kind),
      log: this.log,
    });
  }

  private openMedia(role: 'agent' | 'caller', listener: MediaListener): MediaEngine {
    return createMediaEngine({
      role,
      listener,
      openWindow: () => openMediaWindow({ pageUrl: pageAddress('media/media', this.developmentServer), preload: path.join(this.places.preloads, 'media.cjs') }),
      onFailure: (what, error) => this.log.warn(`media: ${what}`, error),
    });
  }

  private parts(): ProgramParts {
    return {
      host: this.host,
      media: this.media,
      files: this.files,
      headsets: this.headsets,
      publisher: this.publisher,
      notices: this.notices,
      areas: this.areas,
      windows: () => this.windows,
      popTimes: this.popTimes,
      settings: this.settings,
      changePreferences: (patch) => this.changePreferences(patch),
      configure: (seat) => this.seats.configure(seat),
      exchange: (mode) => this.seats.to(mode),
      takeOffer: (id) => this.presence.offers.take(id),
      pageFailed: (window, what, then) => {
        this.log.error(`the ${window} could not draw its page`, what);
        if (then === 'loadAnew') this.windows.reload(window);
      },
      keys: { vault: this.vault, files: this.files, quit: () => this.leaving.asked(), recoveryWords: () => this.boxes.texts.recoveryWords },
    };
  }

  private showMode(): void {
    const { mode } = this.publisher.current;
    this.windows.console.setTitle(this.boxes.title(mode));
    this.setMenu(mode);
  }

  private setMenu(mode: Mode): void {
    const show = (error: unknown) => this.boxes.refused(error);
    const handlers = commandHandlers(this.parts());
    setAppMenu(this.boxes.texts, mode === 'practice', {
      importSeat: () => void Promise.resolve(handlers['seat:provisionFromFile']({}, 'console')).catch(show),
      importArea: () => void Promise.resolve(handlers['area:import']({ path: null }, 'console')).catch(show),
      switchPractice: (on) => void this.seats.to(on ? 'practice' : 'live').catch(show),
      reload: () => this.windows.reload('console'),
      quit: () => this.leaving.asked(),
    });
  }

  /** Once: who has been told knows it. */
  private tellHidden(): void {
    if (this.toldHidden) return;
    this.toldHidden = true;
    this.notices.add('info', 'windowHidden');
    this.presence.tellHidden();
  }

  /** Takes effect at once, also in running calls. */
  private setSound(preferences: Preferences): void {
    this.media.setMicrophoneProcessing(preferences);
    this.media.setDevices(preferences.devices);
    this.media.followHeadset(preferences.headsetButtons);
  }

  private async changePreferences(patch: CommandArgument<'preferences:change'>): Promise<void> {
    const { preferences: before, seat } = this.settings.current;
    const preferences = { ...before, ...patch };
    if (makesLoop(before.forwarding, preferences.forwarding, ownNumbers({ platform: { seat }, publisher: this.publisher }))) throw new IpcRefusal('ownNumber', 'Calls cannot be forwarded to the seat itself');
    this.publisher.change({ preferences });
    this.setSound(preferences);
    await this.settings.change({ preferences });
    this.host.current?.preferencesChanged(before);
    this.showMode();
  }
}

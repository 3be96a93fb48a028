import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { app, dialog, powerMonitor, session, shell } from 'electron';
import enErrors from '../../resources/locales/en/error.json';
import enTexts from '../../resources/locales/en/shell.json';
import zhErrors from '../../resources/locales/zh-CN/error.json';
import zhTexts from '../../resources/locales/zh-CN/shell.json';
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
import { codeOf, IpcRefusal } from '../ipc/ipcRefusal.ts';
import { builtInProfile, profileNames } from '../sip/profiles/builtInProfiles.ts';
import { openStore } from '../store/storeClient.ts';
import { keyCheckName } from '../store/keyCheckName.ts';
import { setAppMenu } from '../windows/appMenu.ts';
import { limitPermissions } from '../windows/lockDown.ts';
import { pageAddress } from '../windows/pageAddress.ts';
import { printSheet } from '../windows/printSheet.ts';
import { reportPrinter } from '../windows/reportWindow.ts';
import { AreaTables } from './areaTables.ts';
import { DesktopPresence } from './desktopPresence.ts';
import { identityOf, initialState } from './initialState.ts';
import { Leaving } from './leaving.ts';
import type { Log } from './log.ts';
import type { Opening } from './opening.ts';
import { dataOf, type Places } from './places.ts';
import { commandHandlers, queryHandlers, type ProgramParts } from './programHandlers.ts';
import { ProgramWindows } from './programWindows.ts';
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
  private readonly log: Log;
  private readonly numberMask = new NumberMask();
  private readonly callWatchers = new Set<(call: Call) => void>();
  private toldHidden = false;
  private readonly vault: Vault;
  private readonly box: SecretBox;
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
    this.box = box;
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
    answerHeadsetRequests(session.defaultSession, this.headsets, (names) => this.askForHeadset(names), (error) => log.warn('a headset could not be paired', error));
    this.leaving = new Leaving({
      callsToLose: () => this.isInLiveCall,
      unattended: () => process.env['CI'] === 'true',
      ask: (signal) => this.askToLeave(signal),
      quit: () => app.quit(),
      onFailed: (error) => log.warn('the question before quitting could not be asked', error),
    });
    powerMonitor.on('shutdown', () => this.leaving.release());
    this.windows = new ProgramWindows({
      console: opening.console,
      places,
      developmentServer: this.developmentServer,
      title: this.titleOf(mode),
      popPosition,
      popEnabled: () => this.publisher.current.preferences.popEnabled,
      mask: () => this.maskInForce,
      onPopMoved: (x, y) => void this.settings.change({ popPosition: { x, y } }).catch((error: unknown) => log.warn('settings could not be written', error)),
      mayClose: () => this.leaving.mayClose(),
      onHidden: () => this.tellHidden(),
      onSessionEnd: () => this.leaving.release(),
      onConsoleCrashed: (reason) => {
        log.warn(`console window lost: ${reason}`);
        this.notices.add('warning', 'consoleRestarted');
      },
      log: (message) => log.warn(message),
    });
    reached('windows opened');
    this.media = this.openMedia('agent', this.mediaListener());
    this.setSound(preferences);
    this.host = this.openHost();
    const message = handleAll({
      rights: () => this.publisher.current.seat.rights,
      mask: () => this.maskInForce,
      commandHandlers: commandHandlers(this.parts()),
      queryHandlers: queryHandlers(this.parts()),
      roleOf: (event) => this.windows.roleOf(event),
      onUnexpected: (channel, error) => log.error(`${channel} failed`, error),
    });
    opening.answerWith({ message, recordingOf: (callId) => this.host.open.soundFor(callId) });
    this.presence = new DesktopPresence({
      icons: places.icons,
      windows: this.windows,
      publisher: this.publisher,
      notices: this.notices,
      preferences: () => this.publisher.current.preferences,
      texts: () => this.texts,
      homeAreaCode: () => this.settings.current.seat?.homeAreaCode,
      commands: () => this.host.current?.commands,
      quit: () => this.leaving.asked(),
      log,
    });
    this.presence.stateChanged({ preferences });
    this.setMenu(mode);
    reached('program built');
  }

  /** Opens the seat of the mode the program was started in. */
  async start(provision: SeatProvisioning | null): Promise<void> {
    const { mode } = this.publisher.current;
    const [{ importedProblem }, unlocked] = await Promise.all([this.areas.open(), this.unlocking]);
    reached('areas open');
    this.publisher.change({ areaSource: this.areas.source });
    if (unlocked && provision) await this.keepSeat(provision);
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

  private get texts(): typeof zhTexts {
    return this.settings.current.preferences.locale === 'en' ? enTexts : zhTexts;
  }

  private titleOf(mode: Mode): string {
    return mode === 'practice' ? this.texts.practiceTitle : this.texts.title;
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

  /** The media engine outlives seats: its news go to whichever is open. */
  private mediaListener(): MediaListener {
    return {
      chunkRecorded: (chunk) => this.host.current?.mediaListener.chunkRecorded(chunk),
      qualityMeasured: (mediaId, quality) => this.host.current?.mediaListener.qualityMeasured(mediaId, quality),
      levelsMeasured: (mediaId, levels) => this.host.current?.mediaListener.levelsMeasured(mediaId, levels),
      microphoneChanged: (microphone) => this.publisher.change({ microphone }),
      microphoneTested: (level) => this.windows.send('device:level', { level }),
      devicesChanged: (devices) => {
        this.publisher.change({ devices });
        this.host.current?.mediaListener.devicesChanged(devices);
      },
      alarmChanged: (mediaId, alarm) => this.host.current?.mediaListener.alarmChanged(mediaId, alarm),
      headsetChanged: (headset) => this.publisher.change({ headset }),
      headsetPressed: (button) => this.host.current?.mediaListener.headsetPressed(button),
      lost: (reason) => this.log.warn(`media window lost: ${reason}`),
      replaced: (afterMs) => this.log.info(`media window replaced after ${Math.round(afterMs)} ms`),
    };
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
      configure: (seat) => this.configure(seat),
      exchange: (mode) => this.exchange(mode),
      takeOffer: (id) => this.presence.offers.take(id),
      keys: { vault: this.vault, files: this.files, quit: () => this.leaving.asked(), recoveryWords: () => this.texts.recoveryWords },
    };
  }

  private setMenu(mode: Mode): void {
    const show = (error: unknown) => this.showRefusal(error);
    const handlers = commandHandlers(this.parts());
    setAppMenu(this.texts, mode === 'practice', {
      importSeat: () => void Promise.resolve(handlers['seat:provisionFromFile']({}, 'console')).catch(show),
      importArea: () => void Promise.resolve(handlers['area:import']({ path: null }, 'console')).catch(show),
      switchPractice: (on) => void this.exchange(on ? 'practice' : 'live').catch(show),
      reload: () => this.windows.console.webContents.reload(),
      quit: () => this.leaving.asked(),
    });
  }

  /** Not `showErrorBox`: that one stops this process, and every call with it, until somebody clicks. */
  private showRefusal(error: unknown): void {
    const texts: Readonly<Record<string, string>> = this.settings.current.preferences.locale === 'en' ? enErrors : zhErrors;
    const detail = error instanceof Error ? error.message : String(error);
    void dialog.showMessageBox(this.windows.console, { type: 'error', title: this.texts.title, message: texts[codeOf(error)] ?? detail, detail });
  }

  private async exchange(mode: Mode): Promise<void> {
    try {
      if (mode === 'practice') {
        this.refuseInLiveCall();
        this.vault.abandon();
      }
      await this.host.exchange(mode, true);
    } finally {
      // Also after a refusal: the menu's tick follows the mode that is, not the click.
      this.windows.console.setTitle(this.titleOf(this.publisher.current.mode));
      this.setMenu(this.publisher.current.mode);
    }
  }

  private async configure(seat: SeatProvisioning): Promise<void> {
    if (!profileNames.includes(seat.profile)) throw new IpcRefusal('unknownProfile', `There is no profile "${seat.profile}"; there are ${profileNames.join(', ')}`);
    this.refuseInLiveCall();
    const { faultOfSettings, WebSocketSocket } = await import('../seat/wholeSeat.ts');
    const fault = faultOfSettings({ settings: seat, profile: builtInProfile(seat.profile), peerConnections: this.media, openSocket: (url) => new WebSocketSocket(url) });
    if (fault !== undefined) throw new IpcRefusal('connectionInvalid', fault);
    await this.keepSeat(seat);
    await this.host.exchange('live', false);
    this.notices.add('info', 'provisioned', { user: identityOf(seat).user });
  }

  /** Exchanging the seat ends its calls: a real caller must not be cut off by a menu item. Practice callers may be. */
  private refuseInLiveCall(): void {
    if (this.isInLiveCall) throw new IpcRefusal('callInProgress', 'A call is in progress');
  }

  private get isInLiveCall(): boolean {
    const { mode, calls } = this.publisher.current;
    return mode === 'live' && calls.some(({ call }) => call.state.kind !== 'ended');
  }

  /** Once: who has been told knows it. */
  private tellHidden(): void {
    if (this.toldHidden) return;
    this.toldHidden = true;
    this.notices.add('info', 'windowHidden');
    this.presence.tellHidden();
  }

  private async askToLeave(signal: AbortSignal): Promise<boolean> {
    const { quitInCall: message, quitInCallWords: detail, keepTalking, endAndQuit, title } = this.texts;
    // A box over a hidden window would be hidden too.
    this.windows.showConsole();
    const { response } = await dialog.showMessageBox(this.windows.console, { type: 'warning', title, message, detail, buttons: [keepTalking, endAndQuit], defaultId: 0, cancelId: 0, signal });
    return response === 1;
  }

  private async keepSeat(seat: SeatProvisioning): Promise<void> {
    await this.settings.change({ seat });
    this.publisher.change({ seat: identityOf(seat) });
    if (!this.box.available()) this.notices.add('warning', 'passwordNotKept');
  }

  /** Takes effect at once, also in running calls. */
  private setSound(preferences: Preferences): void {
    this.media.setMicrophoneProcessing(preferences);
    this.media.setDevices(preferences.devices);
    this.media.followHeadset(preferences.headsetButtons);
  }

  private async askForHeadset(names: readonly string[]): Promise<number | null> {
    const { chooseHeadset: message, cancel } = this.texts;
    const { response } = await dialog.showMessageBox(this.windows.console, { type: 'question', title: this.texts.title, message, buttons: [...names, cancel], cancelId: names.length });
    return response < names.length ? response : null;
  }

  private async changePreferences(patch: CommandArgument<'preferences:change'>): Promise<void> {
    const { preferences: before, seat } = this.settings.current;
    const preferences = { ...before, ...patch };
    if (makesLoop(before.forwarding, preferences.forwarding, ownNumbers({ platform: { seat }, publisher: this.publisher }))) throw new IpcRefusal('ownNumber', 'Calls cannot be forwarded to the seat itself');
    this.publisher.change({ preferences });
    this.setSound(preferences);
    await this.settings.change({ preferences });
    this.host.current?.preferencesChanged(before);
    this.windows.console.setTitle(this.titleOf(this.publisher.current.mode));
    this.setMenu(this.publisher.current.mode);
  }
}

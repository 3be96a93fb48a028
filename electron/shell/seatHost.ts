import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import { reached } from '../../shared/kernel/startMoment.ts';
import { steadyNow } from '../../shared/kernel/steadyNow.ts';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';
import type { MediaListener } from '../calls/media.ts';
import type { FileChooser } from '../files/fileChooser.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { SheetPrinter } from '../windows/printSheet.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import type { Notices } from '../seat/notices.ts';
import type { PracticeSeat } from '../seat/practiceSeat.ts';
import type { Seat } from '../seat/seat.ts';
import type { SettingsFile } from '../settings/settingsFile.ts';
import type { ReportPrinter } from '../statistics/reportPrinter.ts';
import type { OpeningReport } from '../store/storeApi.ts';
import type { openStore } from '../store/storeClient.ts';
import { identityOf, initialState } from './initialState.ts';
import type { Log } from './log.ts';

const readSeat = () => import('../seat/wholeSeat.ts');

export type Mode = 'live' | 'practice';

export type RunningStore = Awaited<ReturnType<typeof openStore>>;

export interface SeatHostOptions {
  /** Starts the store process of a mode. */
  readonly openStore: (mode: Mode) => Promise<RunningStore>;
  /** The code of a seat, read while the store opens; left out = the program's own. */
  readonly readSeat?: typeof readSeat;
  readonly settings: SettingsFile;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly files: FileChooser;
  readonly printReport: ReportPrinter;
  readonly printSheet: SheetPrinter;
  readonly openPage: (address: string) => Promise<void>;
  readonly media: MediaEngine;
  /** Opens the second media engine, which gives the practice callers their voices. */
  readonly openCallers: () => MediaEngine;
  readonly areaOf: (number: PhoneNumber) => CallerArea;
  readonly sendLevels: (callId: string, levels: Parameters<MediaListener['levelsMeasured']>[1]) => void;
  readonly sendQuality: (callId: string, quality: Parameters<MediaListener['qualityMeasured']>[1]) => void;
  readonly onCall: (call: Call, receivedAt: number | undefined) => void;
  readonly onAgent: (kind: AgentStateKind) => void;
  readonly log: Log;
}

/** Holds the one open seat and exchanges it: live for practice and back, or for newly provisioned settings. */
export class SeatHost {
  private seat: Seat | undefined;
  private practice: PracticeSeat | undefined;
  private store: RunningStore | undefined;
  private exchanging: Promise<void> = Promise.resolve();
  private readonly options: SeatHostOptions;

  constructor(options: SeatHostOptions) {
    this.options = options;
  }

  /** @throws IpcRefusal `noSeatOpen` while no seat is open (at the start, during an exchange). */
  get open(): Seat {
    if (!this.seat) throw new IpcRefusal('noSeatOpen', 'The seat is not open yet');
    return this.seat;
  }

  get current(): Seat | undefined {
    return this.seat;
  }

  /** The practice platform; undefined in live mode. */
  get practicePlatform(): PracticeSeat | undefined {
    return this.practice;
  }

  get runningStore(): RunningStore | undefined {
    return this.store;
  }

  /** Opens the seat of a mode in place of the open one. Exchanges happen one after another. */
  exchange(mode: Mode, onlyIfOther: boolean): Promise<void> {
    this.exchanging = this.exchanging
      .catch(() => {})
      .then(async () => {
        if (onlyIfOther && this.seat?.mode === mode) return;
        const before = this.seat?.mode;
        await this.closeSeat();
        try {
          await this.openSeat(mode);
        } catch (error) {
          // A practice database that cannot be opened must not leave the agent without the live seat.
          if (before !== undefined && before !== mode) await this.openSeat(before);
          throw error;
        }
      });
    return this.exchanging;
  }

  async close(): Promise<void> {
    await this.exchanging.catch(() => {});
    await this.closeSeat();
  }

  private async closeSeat(): Promise<void> {
    const closing = this.seat;
    this.seat = undefined;
    this.practice = undefined;
    this.store = undefined;
    await closing?.close();
  }

  /** Nothing of the seat before may be seen on the next. */
  private resetState(mode: Mode): void {
    const { publisher, settings } = this.options;
    const { preferences, seat } = settings.current;
    const { notices, microphone, devices, headset, shortcuts, dialOffer, areaSource, callLogRevision, reviewsRevision, blockListRevision, vault } = publisher.current;
    const ofProgram = { notices, microphone, devices, headset, shortcuts, dialOffer, areaSource, vault };
    publisher.change({ ...initialState(mode, preferences, identityOf(seat), Date.now()), ...ofProgram, callLogRevision: callLogRevision + 1, reviewsRevision: reviewsRevision + 1, blockListRevision: blockListRevision + 1 });
  }

  private async openSeat(mode: Mode): Promise<void> {
    this.resetState(mode);
    const opening = this.options.openStore(mode);
    opening.catch(() => {});
    const code = await (this.options.readSeat ?? readSeat)().catch((error: unknown) => {
      // Not waited for: the keys may be locked, and what went wrong is to be told now.
      void opening.then((store) => store.close()).catch(() => {});
      throw error;
    });
    reached('seat read');
    const store = await opening;
    reached('store open');
    try {
      await this.openSeatOn(code, store, mode);
    } catch (error) {
      // Nobody would close them later, and the store holds its database.
      await this.practice?.stop().catch((problem: unknown) => this.options.log.warn('the practice platform could not be stopped', problem));
      this.practice = undefined;
      await store.close();
      throw error;
    }
  }

  private async openSeatOn({ profileOf, livePlatform, openSeat }: Awaited<ReturnType<typeof readSeat>>, store: RunningStore, mode: Mode): Promise<void> {
    const { settings, publisher, notices, media, areaOf, sendLevels, sendQuality, onCall, log } = this.options;
    tellOfRepairs(store, notices);
    this.practice = mode === 'practice' ? (await import('../seat/practiceSeat.ts')).practiceSeat(this.options.openCallers()) : undefined;
    const platform = this.practice ?? livePlatform(settings.current.seat);
    publisher.change({ seat: identityOf(platform.seat) });
    this.seat = await openSeat({
      platform,
      profile: profileOf(platform.seat ?? { profile: 'generic' }),
      store,
      media,
      publisher,
      notices,
      files: this.options.files,
      printReport: this.options.printReport,
      printSheet: this.options.printSheet,
      openPage: this.options.openPage,
      areaOf,
      preferences: () => settings.current.preferences,
      sendLevels,
      sendQuality,
      onCall,
      onAgent: (kind) => {
        this.practice?.practice.setAvailable(kind === 'idle');
        this.options.onAgent(kind);
      },
      log: (message, error) => log.warn(message, error),
      now: steadyNow({ wall: () => Date.now(), steady: () => performance.now(), held: () => publisher.current.calls.some(({ call }) => call.state.kind !== 'ended') }),
    });
    this.store = store;
    reached('seat open');
  }
}

/** What opening the databases found: now, and whenever the store's process is replaced or opens a month that is damaged. */
function tellOfRepairs(store: Pick<RunningStore, 'opening' | 'onState'>, notices: Notices): void {
  const told = new Set<string>();
  const tell = ({ quarantined, putBack }: OpeningReport): void => {
    if (putBack === true) notices.add('error', 'dataFolderPutBack');
    for (const { file, keptAs } of quarantined) {
      const name = `${file}\n${keptAs}`;
      if (!told.has(name)) notices.add('error', keptAs === '' ? 'databaseLost' : 'databaseRepaired', { file, keptAs });
      told.add(name);
    }
  };
  tell(store.opening);
  store.onState((state) => {
    if (state.kind === 'up') tell(state.opening);
  });
}

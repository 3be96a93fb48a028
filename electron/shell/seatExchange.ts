import { differInRulesOnly, rulesInForce } from '../../shared/settings/companyRules.ts';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import type { Notices } from '../seat/notices.ts';
import type { SecretBox, SettingsFile } from '../settings/settingsFile.ts';
import { profileNames } from '../sip/profiles/builtInProfiles.ts';
import { BadProfile } from '../sip/profiles/parseProfile.ts';
import type { Profile } from '../sip/profiles/profileSchema.ts';
import { profileOf } from '../sip/profiles/profileOf.ts';
import type { Vault } from '../vault/vault.ts';
import { identityOf } from './initialState.ts';
import type { Mode, SeatHost } from './seatHost.ts';

export interface SeatExchangeParts {
  readonly host: SeatHost;
  readonly media: MediaEngine;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly settings: SettingsFile;
  readonly vault: Vault;
  readonly box: SecretBox;
  /** Asks whether running jobs may be called off; true where nobody is there to ask. */
  readonly mayStopJobs: () => Promise<boolean>;
  /** Called after every attempt, also after a refused one: what shows the mode follows the mode that is, not the click. */
  readonly attempted: () => void;
}

/** Puts another seat in the place of the one that is open: practice, live, or with other settings. */
export class SeatExchange {
  private readonly parts: SeatExchangeParts;
  private question: Promise<boolean> | undefined;

  constructor(parts: SeatExchangeParts) {
    this.parts = parts;
  }

  /** Stays where it is when jobs run that the agent does not want to lose. @throws IpcRefusal `callInProgress` */
  async to(mode: Mode): Promise<void> {
    const { host, vault, publisher, attempted } = this.parts;
    try {
      if (mode === 'practice') {
        refuseInLiveCall(publisher);
        if (!(await this.mayStopJobs())) return;
        // The agent may have taken his time.
        refuseInLiveCall(publisher);
        vault.abandon();
      }
      await host.exchange(mode, true);
    } finally {
      attempted();
    }
  }

  /**
   * Keeps the settings and opens a live seat with them; rules for write-ups and breaks alone the open seat takes over as it
   * is, in calls too. @throws IpcRefusal `unknownProfile`, `callInProgress`, `connectionInvalid`, `jobsRunning` */
  async configure(seat: SeatProvisioning): Promise<void> {
    const { host, media, publisher, settings } = this.parts;
    if (settings.current.seat !== null && differInRulesOnly(settings.current.seat, seat)) return this.keepRules(seat);
    if (!profileNames.includes(seat.profile)) throw new IpcRefusal('unknownProfile', `There is no profile "${seat.profile}"; there are ${profileNames.join(', ')}`);
    refuseInLiveCall(publisher);
    const { faultOfSettings, WebSocketSocket } = await import('../seat/wholeSeat.ts');
    const fault = faultOf(seat, (profile) => faultOfSettings({ settings: seat, profile, peerConnections: media, openSocket: (url) => new WebSocketSocket(url) }));
    if (fault !== undefined) throw new IpcRefusal('connectionInvalid', fault);
    if (!(await this.mayStopJobs())) throw new IpcRefusal('jobsRunning', 'A job is running and goes on');
    refuseInLiveCall(publisher);
    await this.keep(seat);
    await host.exchange('live', false);
  }

  /** The practice platform has rules of its own. */
  private async keepRules(seat: SeatProvisioning): Promise<void> {
    const { settings, publisher } = this.parts;
    await settings.change({ seat });
    if (publisher.current.mode === 'live') publisher.change(rulesInForce(seat));
  }

  /** Another seat calls off the jobs of this one. */
  private async mayStopJobs(): Promise<boolean> {
    if (!isAtWork(this.parts.publisher)) return true;
    // Asked for twice, it is one question.
    this.question ??= this.parts.mayStopJobs().finally(() => { this.question = undefined; });
    return this.question;
  }

  /** Keeps the settings for the next seat that is opened. */
  async keep(seat: SeatProvisioning): Promise<void> {
    const { settings, publisher, notices, box } = this.parts;
    await settings.change({ seat });
    publisher.change({ seat: identityOf(seat) });
    if (!box.available()) notices.add('warning', 'passwordNotKept');
  }
}

/** What is wrong with the platform as the seat tells it, else with what `faultWith` says of its profile; undefined when nothing is. */
function faultOf(seat: SeatProvisioning, faultWith: (profile: Profile) => string | undefined): string | undefined {
  try {
    return faultWith(profileOf(seat));
  } catch (error) {
    if (error instanceof BadProfile) return error.message;
    throw error;
  }
}

/** A real caller is in a call, whom nothing but the agent may cut off. Practice callers may be. */
export function isInLiveCall({ current: { mode, calls } }: StatePublisher): boolean {
  return mode === 'live' && calls.some(({ call }) => call.state.kind !== 'ended');
}

/** An import, an export or another job runs on real data; whoever ends it now loses all of it. */
export function isAtWork({ current: { mode, jobs } }: StatePublisher): boolean {
  return mode === 'live' && jobs.some(({ state }) => state.kind === 'running');
}

/** Exchanging the seat ends its calls. */
function refuseInLiveCall(publisher: StatePublisher): void {
  if (isInLiveCall(publisher)) throw new IpcRefusal('callInProgress', 'A call is in progress');
}

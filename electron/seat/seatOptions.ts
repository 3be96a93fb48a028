import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import type { MediaListener } from '../calls/media.ts';
import type { FileChooser } from '../files/fileChooser.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import type { Profile } from '../sip/profiles/profileSchema.ts';
import type { ReportPrinter } from '../statistics/reportPrinter.ts';
import type { SheetPrinter } from '../windows/printSheet.ts';
import type { StoreClient } from '../store/storeApi.ts';
import type { Notices } from './notices.ts';
import type { SeatPlatform } from './seatPlatform.ts';

/** What a seat is opened with. */
export interface SeatOptions {
  readonly platform: SeatPlatform;
  readonly profile: Profile;
  readonly store: StoreClient;
  readonly media: MediaEngine;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly files: FileChooser;
  readonly printReport: ReportPrinter;
  readonly printSheet: SheetPrinter;
  /** Opens a page in the user's browser. */
  readonly openPage: (address: string) => Promise<void>;
  readonly areaOf: (number: PhoneNumber) => CallerArea;
  readonly preferences: () => Preferences;
  readonly sendLevels: (callId: string, levels: Parameters<MediaListener['levelsMeasured']>[1]) => void;
  readonly sendQuality: (callId: string, quality: Parameters<MediaListener['qualityMeasured']>[1]) => void;
  /** A call changed: the windows around the seat follow. `receivedAt` comes with the first change of an incoming call. */
  readonly onCall: (call: Call, receivedAt: number | undefined) => void;
  readonly onAgent: (kind: AgentStateKind) => void;
  readonly log: (message: string, error?: unknown) => void;
  readonly now: () => number;
}

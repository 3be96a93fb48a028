import type { Phone } from '../calls/phone.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { WaitingWrites } from '../calls/waitingWrites.ts';
import type { EvidenceDesk } from '../evidence/evidenceDesk.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import type { CallRecorder } from '../recordings/recordCalls.ts';
import type { RecordingRulesKeeper } from '../recordings/recordingRulesKeeper.ts';
import type { LedgerDesk } from '../ledger/ledgerDesk.ts';
import type { TaskDesk } from '../tasks/taskDesk.ts';
import type { CallBoard } from './callBoard.ts';
import type { DayFiguresKeeper } from './dayFigures.ts';
import type { CallQualityKeeper } from './parts/callQuality.ts';
import type { OutgoingCalls } from './parts/outgoingCalls.ts';
import type { PlatformForwarding } from './parts/platformForwarding.ts';
import type { SeatCrm } from './parts/openCrm.ts';
import type { SeatReviews } from './parts/seatReviews.ts';
import type { SeatAgent } from './parts/seatAgent.ts';
import type { SeatOptions } from './seatOptions.ts';

/**
 * What an open seat is made of. Each part is made with this object and reaches the others through it, so it may use them
 * only after it was made, never while it is being made.
 */
export interface SeatParts {
  readonly options: SeatOptions;
  /** What is kept of the calls. */
  readonly writes: WaitingWrites;
  readonly desk: CallDesk;
  readonly board: CallBoard;
  readonly recorder: CallRecorder;
  readonly recordingRules: RecordingRulesKeeper;
  readonly figures: DayFiguresKeeper;
  readonly agent: SeatAgent;
  readonly tasks: TaskDesk;
  readonly ledger: LedgerDesk;
  readonly jobs: JobDesk;
  readonly evidence: EvidenceDesk;
  readonly crm: SeatCrm;
  readonly reviews: SeatReviews;
  readonly outgoing: OutgoingCalls;
  readonly quality: CallQualityKeeper;
  readonly forwarding: PlatformForwarding;
  /** Undefined while no seat is configured. */
  readonly phone: Phone | undefined;
}

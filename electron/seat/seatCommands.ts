import { agentCommands, agentQueries } from './commands/agentCommands.ts';
import { blockListCommands, blockListQueries } from './commands/blockListCommands.ts';
import { callCommands } from './commands/callCommands.ts';
import { chosenCallCommands } from './commands/chosenCallCommands.ts';
import { conferenceCommands } from './commands/conferenceCommands.ts';
import { crmCommands, crmQueries } from './commands/crmCommands.ts';
import { customerCommands, customerQueries } from './commands/customerCommands.ts';
import { customerFileCommands, customerFileQueries } from './commands/customerFileCommands.ts';
import { ticketCommands, ticketQueries } from './commands/ticketCommands.ts';
import { dialCommands, dialQueries } from './commands/dialCommands.ts';
import { evidenceCommands, evidenceQueries } from './commands/evidenceCommands.ts';
import { jobCommands } from './commands/jobCommands.ts';
import { ledgerCommands, ledgerQueries } from './commands/ledgerCommands.ts';
import { logCommands } from './commands/logCommands.ts';
import { logQueries } from './commands/logQueries.ts';
import { platformCommands, platformQueries } from './commands/platformCommands.ts';
import { recordingCommands, recordingQueries } from './commands/recordingCommands.ts';
import { playerCommands, playerQueries } from './commands/playerCommands.ts';
import { reviewCommands, reviewQueries } from './commands/reviewCommands.ts';
import { reviewPackageCommands, reviewPackageQueries } from './commands/reviewPackageCommands.ts';
import { statisticsCommands, statisticsQueries } from './commands/statisticsCommands.ts';
import { taskCommands, taskQueries } from './commands/taskCommands.ts';
import { transferCommands } from './commands/transferCommands.ts';
import { writeUpCommands, writeUpQueries } from './commands/writeUpCommands.ts';
import type { SeatCommands, SeatQueries } from './seat.ts';
import type { SeatParts } from './seatParts.ts';

/** What the windows' commands mean for this seat. */
export function seatCommands(parts: SeatParts): SeatCommands {
  return {
    ...callCommands(parts),
    ...logCommands(parts),
    ...chosenCallCommands(parts),
    ...dialCommands(parts),
    ...transferCommands(parts),
    ...conferenceCommands(parts),
    ...writeUpCommands(parts),
    ...agentCommands(parts),
    ...taskCommands(parts),
    ...ledgerCommands(parts),
    ...customerCommands(parts),
    ...blockListCommands(parts),
    ...customerFileCommands(parts),
    ...ticketCommands(parts),
    ...platformCommands(parts),
    ...jobCommands(parts),
    ...evidenceCommands(parts),
    ...statisticsCommands(parts),
    ...playerCommands(parts),
    ...recordingCommands(parts),
    ...crmCommands(parts),
    ...reviewCommands(parts),
    ...reviewPackageCommands(parts),
  };
}

/** What the windows' questions mean for this seat. */
export function seatQueries(parts: SeatParts): SeatQueries {
  return {
    ...logQueries(parts),
    ...recordingQueries(parts),
    ...evidenceQueries(parts),
    ...crmQueries(parts),
    ...dialQueries(parts),
    ...writeUpQueries(parts),
    ...taskQueries(parts),
    ...ledgerQueries(parts),
    ...agentQueries(parts),
    ...customerQueries(parts),
    ...blockListQueries(parts),
    ...customerFileQueries(parts),
    ...ticketQueries(parts),
    ...playerQueries(parts),
    ...platformQueries(parts),
    ...statisticsQueries(parts),
    ...reviewQueries(parts),
    ...reviewPackageQueries(parts),
  };
}

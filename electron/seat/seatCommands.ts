import { agentCommands, agentQueries } from './commands/agentCommands.ts';
import { callCommands } from './commands/callCommands.ts';
import { conferenceCommands } from './commands/conferenceCommands.ts';
import { customerCommands, customerQueries } from './commands/customerCommands.ts';
import { dialCommands, dialQueries } from './commands/dialCommands.ts';
import { jobCommands } from './commands/jobCommands.ts';
import { ledgerCommands, ledgerQueries } from './commands/ledgerCommands.ts';
import { logQueries } from './commands/logQueries.ts';
import { platformCommands, platformQueries } from './commands/platformCommands.ts';
import { recordingCommands, recordingQueries } from './commands/recordingCommands.ts';
import { playerCommands, playerQueries } from './commands/playerCommands.ts';
import { taskCommands, taskQueries } from './commands/taskCommands.ts';
import { transferCommands } from './commands/transferCommands.ts';
import { writeUpCommands, writeUpQueries } from './commands/writeUpCommands.ts';
import type { SeatCommands, SeatQueries } from './seat.ts';
import type { SeatParts } from './seatParts.ts';

/** What the windows' commands mean for this seat. */
export function seatCommands(parts: SeatParts): SeatCommands {
  return {
    ...callCommands(parts),
    ...dialCommands(parts),
    ...transferCommands(parts),
    ...conferenceCommands(parts),
    ...writeUpCommands(parts),
    ...agentCommands(parts),
    ...taskCommands(parts),
    ...ledgerCommands(parts),
    ...customerCommands(parts),
    ...platformCommands(parts),
    ...jobCommands(parts),
    ...playerCommands(parts),
    ...recordingCommands(parts),
  };
}

/** What the windows' questions mean for this seat. */
export function seatQueries(parts: SeatParts): SeatQueries {
  return {
    ...logQueries(parts),
    ...recordingQueries(parts),
    ...dialQueries(parts),
    ...writeUpQueries(parts),
    ...taskQueries(parts),
    ...ledgerQueries(parts),
    ...agentQueries(parts),
    ...customerQueries(parts),
    ...playerQueries(parts),
    ...platformQueries(parts),
  };
}

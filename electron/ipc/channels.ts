import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { commandNames, queryNames } from '../../shared/ipc/channelNames.ts';
import type { Reply } from '../../shared/ipc/reply.ts';

/** Answers a message that a window sent on one of the channels. Never rejects. */
export type AnswerMessage = (channel: string, event: IpcMainInvokeEvent, argument: unknown) => Promise<Reply<unknown>>;

/** Opens the channel of every command and query, by name only: who answers them may still be being read. */
export function openChannels(ipcMain: Pick<IpcMain, 'handle'>, answer: AnswerMessage): void {
  for (const name of [...commandNames, ...queryNames]) ipcMain.handle(name, (event, argument: unknown) => answer(name, event, argument));
}

import { isComplete } from '../../../shared/dispositions/dispositionRules.ts';
import { dispositionText } from '../../../shared/dispositions/dispositionText.ts';
import type { TaskDraft } from '../../../shared/tasks/task.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** What the agent writes up about a call, in its wrap-up or any time later. */
export function writeUpCommands(parts: SeatParts): Pick<SeatCommands, 'call:dispose'> {
  const { options: { store, publisher, preferences, now }, agent, board, tasks, figures, crm } = parts;
  return {
    'call:dispose': async ({ callId, disposition, callBackAt, done }) => {
      const text = dispositionText(publisher.current.dispositionRules, disposition, preferences().locale);
      const callBack = callBackAt === null ? null : await callBackDraft(parts, callId, callBackAt, text);
      await store.keepDisposition({ callId, disposition, text, at: now() });
      figures.logChanged();
      crm.desk.writtenUp(callId, now());
      await tasks.plan(callId, callBack);
      if (isComplete(disposition)) agent.writtenUp(callId);
      if (done) {
        agent.layAside(callId);
        board.dismiss(callId);
      }
      return null;
    },
  };
}

export function writeUpQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'callLog:disposition'> {
  return { 'callLog:disposition': (argument) => store.getDisposition(argument) };
}

/** The next call to the other side of this one. @throws IpcRefusal `unknownCall`, or `emptyNumber` when the number was withheld */
async function callBackDraft({ desk, board, options: { store, platform } }: SeatParts, callId: string, dueAt: number, note: string): Promise<TaskDraft> {
  const card = board.cardOf(callId)?.lookUps.customer;
  const call = desk.find(callId);
  const entry = call && card?.kind === 'found' ? undefined : (await store.getCall({ callId }))?.entry;
  if (!call && !entry) throw new IpcRefusal('unknownCall', 'No such call');
  const raw = call?.remoteNumber ?? entry?.remoteNumber ?? '';
  const number = /^sips?:/i.test(raw) ? raw : parsePhoneNumber(raw, { homeAreaCode: platform.seat?.homeAreaCode }).key;
  if (number === '') throw new IpcRefusal('emptyNumber', 'The other side of this call has no number');
  const customer = card?.kind === 'found' ? card.value : undefined;
  return {
    number, callId, dueAt,
    note: note.slice(0, 500),
    customerId: customer?.id ?? entry?.customerId ?? null,
    customerName: customer?.name ?? entry?.customerName ?? '',
  };
}

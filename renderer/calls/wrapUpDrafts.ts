import { create } from 'zustand';
import { valueOf } from '../../shared/calls/reading.ts';
import { noDisposition } from '../../shared/dispositions/disposition.ts';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import { isRequired } from '../../shared/dispositions/dispositionRules.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import type { Task } from '../../shared/tasks/task.ts';
import { ask, attempt, send } from '../bridge/send.ts';
import { currentState, focusedCall } from '../stores/consoleStore.ts';
import { reportFailure } from '../stores/failures.ts';
import { isLastingRefusal } from '../stores/lastingRefusals.ts';
import { soon } from '../ui/soon.ts';
import { isBlank, wrapUpFault } from './wrapUpKeys.ts';
import type { WrapUpFault } from './wrapUpKeys.ts';

/** A write-up under way. It outlives the view, so that turning to another line or page loses nothing. */
export interface WrapUpDraft {
  readonly disposition: Disposition;
  /** When to call again, epoch milliseconds; null = not planned. */
  readonly callBackAt: number | null;
  readonly kept: 'untouched' | 'unsaved' | 'saving' | 'saved';
  /** Why it could not be finished, when that was tried. */
  readonly fault: WrapUpFault | null;
}

export const emptyDraft: WrapUpDraft = { disposition: noDisposition, callBackAt: null, kept: 'untouched', fault: null };

export const useWrapUpDrafts = create<Readonly<Record<string, WrapUpDraft>>>(() => ({}));

const saveAfterMs = 800;
/** What could not be saved (a full disk) is offered again: nobody may come back to it by hand. */
const againAfterMs = 15_000;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function draftOf(callId: string): WrapUpDraft {
  return useWrapUpDrafts.getState()[callId] ?? emptyDraft;
}

function keep(callId: string, change: Partial<WrapUpDraft>): void {
  useWrapUpDrafts.setState({ [callId]: { ...draftOf(callId), ...change } });
}

/** A withheld number cannot be called back. */
function canCallBack(callId: string): boolean {
  return currentState()?.calls.find(({ call }) => call.id === callId)?.call.remoteNumber !== '';
}

/** Changes a write-up and saves it a moment later. A planned call-back gets a time at once: an hour from now. */
export function changeDraft(callId: string, change: { readonly disposition?: Disposition; readonly callBackAt?: number | null }): void {
  const before = draftOf(callId);
  const disposition = change.disposition ?? before.disposition;
  const callBackAt = change.callBackAt ?? before.callBackAt;
  const planned = disposition.followUp === 'callBack' && canCallBack(callId) ? (callBackAt ?? soon('hour', Date.now())) : null;
  keep(callId, { disposition, callBackAt: planned, kept: 'unsaved', fault: null });
  saveLater(callId, saveAfterMs);
}

function saveLater(callId: string, afterMs: number): void {
  clearTimeout(timers.get(callId));
  timers.set(callId, setTimeout(() => void saveDraft(callId), afterMs));
}

function saveAgain(callId: string, { code }: IpcError): void {
  if (!isLastingRefusal(code)) saveLater(callId, againAfterMs);
}

/** Saves what is written so far; main keeps one planned call for each write-up, so saving again moves it. */
async function saveDraft(callId: string): Promise<void> {
  const draft = draftOf(callId);
  if (draft.kept !== 'unsaved') return;
  keep(callId, { kept: 'saving' });
  const reply = await attempt('call:dispose', { callId, disposition: draft.disposition, callBackAt: draft.callBackAt, done: false });
  if (!reply.ok && !(callId in useWrapUpDrafts.getState())) return keepForLater(callId, draft, reply.error);
  const changedMeanwhile = draftOf(callId).kept !== 'saving';
  if (changedMeanwhile) return;
  keep(callId, { kept: reply.ok ? 'saved' : 'unsaved' });
  if (!reply.ok) saveAgain(callId, reply.error);
}

/** A write-up whose call has left its line could not be saved: it is tried again after a while, or when the lines change next. */
function keepForLater(callId: string, draft: WrapUpDraft, error: IpcError): void {
  reportFailure(error);
  if (error.code === 'unknownCall') return;
  keep(callId, { ...draft, kept: 'unsaved' });
  saveAgain(callId, error);
}

/** Takes up what was saved before, when this window knows nothing of it yet. */
export async function takeUpSaved(callId: string): Promise<void> {
  const reply = await ask('callLog:disposition', { callId });
  if (!reply.ok || reply.value === null || draftOf(callId).kept !== 'untouched') return;
  const published = currentState()?.tasks.find((task) => task.callId === callId);
  const planned = published || reply.value.followUp !== 'callBack' ? published : await plannedLater(callId);
  // Without its time, the next change would move the call to an hour from now.
  if (planned === 'unknown' || draftOf(callId).kept !== 'untouched') return;
  keep(callId, { disposition: reply.value, callBackAt: planned?.dueAt ?? null, kept: 'saved' });
}

/** A task beyond the published ones. */
async function plannedLater(callId: string): Promise<Task | undefined | 'unknown'> {
  const reply = await ask('task:ofCall', { callId });
  return reply.ok ? (reply.value ?? undefined) : 'unknown';
}

/**
 * Keeps the write-up of an ended call and ends the wrap-up; what is missing is said in the draft instead.
 * @returns true once it is done
 */
export async function finishWrapUp(callId: string): Promise<boolean> {
  const state = currentState();
  const call = state?.calls.find((view) => view.call.id === callId)?.call;
  if (state === null || call === undefined) return false;
  const { disposition, callBackAt, kept } = draftOf(callId);
  const required = isRequired(state.dispositionRules, valueOf(call.facts.queue));
  const followed = canCallBack(callId) ? disposition : { ...disposition, followUp: 'none' as const };
  const fault = wrapUpFault(state.dispositionRules, followed, callBackAt, required, Date.now());
  if (fault !== null) {
    keep(callId, { fault });
    return false;
  }
  clearTimeout(timers.get(callId));
  // The call leaves its line before the answer comes: this is no write-up that was left behind.
  keep(callId, { kept: 'saving' });
  const reply = kept === 'untouched' && isBlank(disposition) ? await attempt('call:dismiss', { callId }) : await attempt('call:dispose', { callId, disposition, callBackAt, done: true });
  if (!reply.ok) {
    // Whole: the draft is forgotten by now when the call has left its line.
    keep(callId, { disposition, callBackAt, kept: 'unsaved' });
    saveAgain(callId, reply.error);
    reportFailure(reply.error);
    return false;
  }
  forgetDrafts([callId]);
  return true;
}

/** The same for the call in the middle, or the last one that ended; without any, only the state is ended. */
export async function finishFocusedWrapUp(): Promise<void> {
  const state = currentState();
  if (state === null) return;
  const focused = focusedCall(state)?.call;
  const ended = focused?.state.kind === 'ended' ? focused : state.calls.map(({ call }) => call).findLast((call) => call.state.kind === 'ended');
  if (ended === undefined) return void send('agent:finishWrapUp', {});
  if (!(await finishWrapUp(ended.id)) && ended.id !== focused?.id) void send('call:focus', { callId: ended.id });
}

function forgetDrafts(callIds: readonly string[]): void {
  for (const callId of callIds) {
    clearTimeout(timers.get(callId));
    timers.delete(callId);
  }
  useWrapUpDrafts.setState((drafts) => Object.fromEntries(Object.entries(drafts).filter(([callId]) => !callIds.includes(callId))), true);
}

/**
 * Saves the write-ups of calls that were taken off their lines unfinished, and forgets them.
 * @param callIds the calls that are still there
 */
export async function keepDraftsOf(callIds: readonly string[]): Promise<void> {
  const gone = Object.entries(useWrapUpDrafts.getState()).filter(([callId]) => !callIds.includes(callId));
  forgetDrafts(gone.map(([callId]) => callId));
  for (const [callId, draft] of gone) {
    if (draft.kept !== 'unsaved') continue;
    const reply = await attempt('call:dispose', { callId, disposition: draft.disposition, callBackAt: draft.callBackAt, done: false });
    if (!reply.ok) keepForLater(callId, draft, reply.error);
  }
}

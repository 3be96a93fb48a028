import { create } from 'zustand';
import { heldByAgent } from '../../shared/calls/call.ts';
import type { TransferOutcome, TransferProblem } from '../../shared/calls/transfer.ts';
import { send } from '../bridge/send.ts';
import { currentState } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';
import type { TwoSides } from './conferenceWays.ts';
import type { Consultation } from './consultation.ts';

/** A transfer that did not happen; its caller is still here. */
export interface FailedTransfer {
  readonly to: string;
  readonly outcome: Extract<TransferOutcome, { kind: 'failed' }>;
}

interface Transferring {
  /** The call whose transfer panel is open. */
  readonly openFor: string | null;
  /** The agent opened it, so the cursor goes there; a panel that opens by itself leaves the cursor where it is. */
  readonly takesFocus: boolean;
  readonly failed: Readonly<Record<string, FailedTransfer>>;
  /** The call whose conference the agent could not leave, and why. */
  readonly notLeft: { readonly callId: string; readonly problem: TransferProblem } | null;
}

export const useTransferring = create<Transferring>(() => ({ openFor: null, takesFocus: false, failed: {}, notLeft: null }));

export function openTransfer(callId: string): void {
  showPage('calls');
  useTransferring.setState({ openFor: callId, takesFocus: true });
}

export function closeTransfer(): void {
  useTransferring.setState({ openFor: null });
}

/** Takes the message about a failed transfer away. */
export function forgetFailedTransfer(callId: string): void {
  useTransferring.setState(({ failed }) => ({ failed: Object.fromEntries(Object.entries(failed).filter(([id]) => id !== callId)) }));
}

async function followTransfer(callId: string, to: string, target: { kind: 'number'; number: string } | { kind: 'call'; callId: string }): Promise<void> {
  forgetFailedTransfer(callId);
  useTransferring.setState({ takesFocus: false });
  const outcome = await send('call:transfer', { callId, to: target });
  if (outcome === null) return;
  if (outcome.kind === 'failed') {
    useTransferring.setState(({ failed }) => ({ failed: { ...failed, [callId]: { to, outcome } }, openFor: callId, takesFocus: false }));
  } else if (useTransferring.getState().openFor === callId) closeTransfer();
}

/** Sends the caller on unannounced and follows what becomes of it. */
export function transferBlind(callId: string, number: string): Promise<void> {
  return followTransfer(callId, number, { kind: 'number', number });
}

/** Connects the caller with the one who was asked. */
export function completeTransfer({ caller, asked }: Consultation): Promise<void> {
  return followTransfer(caller.call.id, asked.callerNumber.key || asked.call.remoteNumber, { kind: 'call', callId: asked.call.id });
}

/** Connects the two sides of a conference with each other; the agent is out of it then. */
export async function leaveTalking({ caller, other }: TwoSides): Promise<void> {
  useTransferring.setState({ notLeft: null });
  const outcome = await send('call:transfer', { callId: caller.call.id, to: { kind: 'call', callId: other.call.id } });
  if (outcome?.kind === 'failed') useTransferring.setState({ notLeft: { callId: caller.call.id, problem: outcome.problem } });
}

/** Holds the caller and dials somebody to ask. */
export async function askFirst(callId: string, number: string): Promise<void> {
  forgetFailedTransfer(callId);
  if ((await send('call:consult', { callId, number })) !== null) closeTransfer();
}

/** Sends a ringing call on. */
export async function redirect(callId: string, number: string): Promise<void> {
  if ((await send('call:redirect', { callId, number })) !== null) closeTransfer();
}

/** Ends the consultation and takes the caller off hold. */
export async function backToCaller({ caller, asked }: Consultation): Promise<void> {
  await send('call:hangUp', { callId: asked.call.id });
  const now = currentState()?.calls.find(({ call }) => call.id === caller.call.id)?.call;
  if (now !== undefined && heldByAgent(now)) await send('call:resume', { callId: now.id });
  await send('call:focus', { callId: caller.call.id });
}

/** Forgets what became of transfers of calls that have left their lines. */
export function keepTransfersOf(callIds: readonly string[]): void {
  const { failed } = useTransferring.getState();
  const kept = Object.entries(failed).filter(([callId]) => callIds.includes(callId));
  if (kept.length < Object.keys(failed).length) useTransferring.setState({ failed: Object.fromEntries(kept) });
}

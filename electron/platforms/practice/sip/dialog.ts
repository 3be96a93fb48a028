import type { Random } from '../random.ts';
import { readAddress, writeAddress } from './addressHeader.ts';
import { sequenceOf } from './readSip.ts';
import { headerOf, type SipHeader, type SipRequest, type SipResponse } from './sipMessage.ts';
import { platformHost } from './transactions.ts';

/** The state two user agents share about one call (RFC 3261 §12), from the platform's side. */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly local: { readonly displayName?: string; readonly uri: string };
  readonly remote: { readonly displayName?: string; readonly uri: string };
  /** Contact of the seat: where requests go. */
  readonly remoteTarget: string;
  readonly localSequence: number;
  /** Highest CSeq number received; undefined before the first. */
  readonly remoteSequence: number | undefined;
}

/** Our own Contact in every dialog. */
export const platformContact: SipHeader = { name: 'Contact', value: `<sip:practice@${platformHost};transport=ws>` };

/** What we take inside a dialog. */
export const allowHeader: SipHeader = { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, OPTIONS, REFER' };

/** The dialog that a 2xx to our INVITE makes (RFC 3261 §12.1.2); undefined when it has no usable Contact. */
export function dialogOfAnswer(invite: SipRequest, response: SipResponse): Dialog | undefined {
  const from = readAddress(headerOf(invite, 'from')!)!;
  const to = readAddress(headerOf(response, 'to')!)!;
  const target = readAddress(headerOf(response, 'contact') ?? '')?.uri;
  if (target === undefined) return undefined;
  return {
    callId: headerOf(invite, 'call-id')!,
    localTag: from.parameters.get('tag')!,
    remoteTag: to.parameters.get('tag')!,
    local: from,
    remote: to,
    remoteTarget: target,
    localSequence: sequenceOf(invite)!.number,
    remoteSequence: undefined,
  };
}

/** The dialog that the seat's INVITE makes (RFC 3261 §12.1.1); undefined when it has no usable Contact. */
export function dialogOfInvite(invite: SipRequest, localTag: string): Dialog | undefined {
  const from = readAddress(headerOf(invite, 'from')!)!;
  const to = readAddress(headerOf(invite, 'to')!)!;
  const target = readAddress(headerOf(invite, 'contact') ?? '')?.uri;
  if (target === undefined) return undefined;
  return {
    callId: headerOf(invite, 'call-id')!,
    localTag,
    remoteTag: from.parameters.get('tag')!,
    local: to,
    remote: from,
    remoteTarget: target,
    localSequence: 0,
    remoteSequence: sequenceOf(invite)!.number,
  };
}

/** The next request inside the dialog, without Via, and the dialog after it (RFC 3261 §12.2.1.1). ACK repeats the INVITE's number. */
export function nextRequest(dialog: Dialog, method: string, options: { headers?: readonly SipHeader[]; body?: string; sequence?: number } = {}): { dialog: Dialog; request: SipRequest } {
  const sequence = options.sequence ?? dialog.localSequence + 1;
  const request: SipRequest = {
    kind: 'request',
    method,
    uri: dialog.remoteTarget,
    headers: [
      { name: 'Max-Forwards', value: '70' },
      { name: 'From', value: writeAddress({ ...dialog.local, tag: dialog.localTag }) },
      { name: 'To', value: writeAddress({ ...dialog.remote, tag: dialog.remoteTag }) },
      { name: 'Call-ID', value: dialog.callId },
      { name: 'CSeq', value: `${sequence} ${method}` },
      platformContact,
      ...(options.headers ?? []),
    ],
    body: options.body ?? '',
  };
  return { dialog: { ...dialog, localSequence: Math.max(sequence, dialog.localSequence) }, request };
}

/** True when the request carries this dialog's three identifiers (RFC 3261 §12.2.2). */
export function belongsTo(request: SipRequest, dialog: Dialog): boolean {
  return (
    headerOf(request, 'call-id') === dialog.callId &&
    readAddress(headerOf(request, 'to')!)!.parameters.get('tag') === dialog.localTag &&
    readAddress(headerOf(request, 'from')!)!.parameters.get('tag') === dialog.remoteTag
  );
}

/** A fresh tag (RFC 3261 §19.3). */
export function newTag(random: Random): string {
  return random.hex(10);
}

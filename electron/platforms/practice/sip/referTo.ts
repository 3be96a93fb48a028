import { readAddress, readSipUri } from './addressHeader.ts';

/** Where a REFER sends the other side (RFC 3515 §2.1), and which dialog it shall take over there (RFC 3891). */
export interface ReferTarget {
  readonly user: string;
  /** Tags as the REFER names them: `to` is the tag of the side that is asked, `from` that of the one it talks to. */
  readonly replaces: { readonly callId: string; readonly toTag: string; readonly fromTag: string } | null;
}

/** Reads a Refer-To value; undefined when it is no SIP address, or its Replaces cannot be read. */
export function readReferTo(value: string): ReferTarget | undefined {
  const uri = readAddress(value)?.uri;
  if (uri === undefined) return undefined;
  const [address = '', headers = ''] = uri.split('?');
  const user = readSipUri(address)?.user;
  if (user === undefined || user === '') return undefined;
  const replaces = headers.split('&').find((header) => /^replaces=/iu.test(header));
  if (replaces === undefined) return { user, replaces: null };
  const dialog = readReplaces(replaces.slice('replaces='.length));
  return dialog && { user, replaces: dialog };
}

function readReplaces(escaped: string): NonNullable<ReferTarget['replaces']> | undefined {
  try {
    const [callId = '', ...parameters] = decodeURIComponent(escaped).split(';');
    const tag = (name: string) => parameters.map((parameter) => parameter.split('=')).find(([key = '']) => key.trim().toLowerCase() === name)?.[1];
    const [toTag, fromTag] = [tag('to-tag'), tag('from-tag')];
    return callId === '' || toTag === undefined || fromTag === undefined ? undefined : { callId, toTag, fromTag };
  } catch {
    return undefined;
  }
}

import { maySendPassword, seatChangeSchema } from '../../../shared/settings/seatConnection.ts';
import type { SeatChange, SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { isIceUrl } from '../../../shared/settings/iceServer.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

/** A STUN/TURN server as typed; addresses are separated by spaces or commas. */
export interface IceFields {
  readonly urls: string;
  readonly username?: string;
  /** Empty keeps the one there is. */
  readonly credential?: string;
}

/** The form's fields as typed; lists are one entry per line. */
export interface ConnectionFields {
  readonly server: string;
  readonly backupServers: string;
  readonly sipUri: string;
  readonly authUser: string;
  /** Empty keeps the one there is. */
  readonly password: string;
  readonly displayName: string;
  readonly profile: string;
  readonly homeAreaCode: string;
  /** `4008201234 售后热线`, one per line. */
  readonly serviceNumbers: string;
  readonly trustedPeers: string;
  readonly autoAnswerPeers: string;
  readonly iceServers: readonly IceFields[];
  readonly relayOnly: boolean;
  readonly iceGatheringMs: number | null;
}

export type FieldName = keyof ConnectionFields;

export type ReadProvisioning =
  | { readonly kind: 'valid'; readonly change: SeatChange }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldName[] };

const isTurn = (url: string) => /^turns?:/i.test(url);

function lines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function urlsOf(text: string): readonly string[] {
  return text.split(/[\s,，;；]+/).filter((url) => url !== '');
}

/** `400-820-1234 Sales` → number and label; punctuation inside the number is dropped, the label defaults to the number. */
function serviceNumber(line: string): { readonly number: string; readonly label: string } {
  const [, digits = '', label = ''] = /^([\d\s-]*\d)[\s,，:：]*(.*)$/.exec(line) ?? [];
  const number = digits.replace(/\D/g, '');
  return { number, label: label.trim() === '' ? number : label.trim() };
}

const emptyFields: ConnectionFields = {
  server: '', backupServers: '', sipUri: '', authUser: '', password: '', displayName: '', profile: 'generic', homeAreaCode: '', serviceNumbers: '', trustedPeers: '', autoAnswerPeers: '',
  iceServers: [], relayOnly: false, iceGatheringMs: provisioningSchema.shape.iceGatheringMs.parse(undefined),
};

/** The form's start: the seat as it is, or nothing. Pure. */
export function fieldsOf({ seat }: SeatConnection): ConnectionFields {
  if (seat === null) return emptyFields;
  return {
    server: seat.server,
    backupServers: seat.backupServers.join('\n'),
    sipUri: seat.sipUri,
    authUser: seat.authUser ?? '',
    password: '',
    displayName: seat.displayName ?? '',
    profile: seat.profile,
    homeAreaCode: seat.homeAreaCode ?? '',
    serviceNumbers: seat.serviceNumbers.map(({ number, label }) => `${number} ${label}`).join('\n'),
    trustedPeers: seat.trustedPeers.join('\n'),
    autoAnswerPeers: seat.autoAnswerPeers.join('\n'),
    iceServers: seat.iceServers.map(({ urls, username }) => ({ urls: urls.join(' '), username, credential: '' })),
    relayOnly: seat.iceTransportPolicy === 'relay',
    iceGatheringMs: seat.iceGatheringMs,
  };
}

/** Whether the password of this line of the form is already known to main. Pure. */
export function keepsPassword({ seat }: SeatConnection, ice: IceFields | undefined): boolean {
  const urls = urlsOf(ice?.urls ?? '').join();
  return seat?.iceServers.some((one) => one.hasPassword && one.urls.join() === urls && one.username === (ice?.username ?? '').trim()) ?? false;
}

function iceServersFault(fields: ConnectionFields, connection: SeatConnection): boolean {
  return fields.iceServers.some((server) => {
    const urls = urlsOf(server.urls);
    if (urls.length === 0 || !urls.every(isIceUrl)) return true;
    const known = (server.credential ?? '') !== '' || keepsPassword(connection, server);
    return urls.some(isTurn) && ((server.username ?? '').trim() === '' || !known);
  });
}

/**
 * Reads the form as a provisioning file would be read; names the fields that are wrong. What the form does not show (the
 * write-up tree, reasons for a break) stays as it is. Pure.
 */
export function readProvisioning(fields: ConnectionFields, connection: SeatConnection): ReadProvisioning {
  const optional = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const { dispositions, breakReasons } = connection.seat ?? {};
  const account = { sipUri: fields.sipUri.trim(), authUser: optional(fields.authUser), server: fields.server.trim(), backupServers: [...lines(fields.backupServers)] };
  const result = seatChangeSchema.safeParse({
    version: 1,
    ...account,
    password: fields.password,
    displayName: optional(fields.displayName),
    profile: optional(fields.profile),
    homeAreaCode: optional(fields.homeAreaCode),
    serviceNumbers: lines(fields.serviceNumbers).map(serviceNumber),
    trustedPeers: lines(fields.trustedPeers),
    autoAnswerPeers: lines(fields.autoAnswerPeers),
    iceServers: fields.iceServers.map(({ urls, username, credential }) => ({ urls: urlsOf(urls), username: optional(username ?? ''), credential: optional(credential ?? '') })),
    iceTransportPolicy: fields.relayOnly ? 'relay' : 'all',
    iceGatheringMs: fields.iceGatheringMs,
    dispositions,
    breakReasons,
  });
  const names = Object.keys(emptyFields) as FieldName[];
  const wrong = new Set<PropertyKey | undefined>(result.success ? [] : result.error.issues.map(({ path }) => path[0]));
  const kept = connection.hasPassword && connection.seat !== null && maySendPassword(account, connection.seat);
  if (fields.password === '' && !kept) wrong.add('password');
  if (iceServersFault(fields, connection)) wrong.add('iceServers');
  if (fields.relayOnly && !fields.iceServers.some(({ urls }) => urlsOf(urls).some(isTurn))) wrong.add('relayOnly');
  if (result.success && wrong.size === 0) return { kind: 'valid', change: result.data };
  return { kind: 'invalid', fields: names.filter((name) => wrong.has(name)) };
}

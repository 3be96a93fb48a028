import { z } from 'zod';
import { passwordMax, provisioningSchema, type SeatProvisioning } from './seatSettings.ts';

/** How a window changes the seat: an empty password keeps the one there is, as does a STUN/TURN server without one. */
export const seatChangeSchema = provisioningSchema.extend({ password: z.string().max(passwordMax) });
export type SeatChange = z.infer<typeof seatChangeSchema>;

type IceServer = SeatProvisioning['iceServers'][number];

/** A STUN/TURN server whose password is not told. */
export interface ShownIceServer {
  readonly urls: readonly string[];
  readonly username: string;
  readonly hasPassword: boolean;
}

/** The seat as a window may show it for changes: no secret comes back from main. */
export interface SeatConnection {
  /** Names of the platform profiles that this program has. */
  readonly profiles: readonly string[];
  /** Null until a seat was provisioned. */
  readonly seat: (Omit<SeatProvisioning, 'password' | 'iceServers'> & { readonly iceServers: readonly ShownIceServer[] }) | null;
  /** Whether the password is at hand; false on a system that cannot keep it. */
  readonly hasPassword: boolean;
}

const urlsOf = ({ urls }: Pick<IceServer, 'urls'>) => (typeof urls === 'string' ? [urls] : urls);

/** @param seat with or without its password; null = none */
export function shownConnection(seat: Omit<SeatProvisioning, 'password'> | null, hasPassword: boolean, profiles: readonly string[]): SeatConnection {
  if (seat === null) return { profiles, seat: null, hasPassword };
  const { password: _password, iceServers, ...shown } = seat as SeatProvisioning;
  const shownServers = iceServers.map((server) => ({ urls: urlsOf(server), username: server.username ?? '', hasPassword: (server.credential ?? '') !== '' }));
  return { profiles, seat: { ...shown, iceServers: shownServers }, hasPassword };
}

/** A seat as the change that changes nothing about it: its secrets are left out, and so kept. Pure. */
export function unchanged({ iceServers, ...seat }: NonNullable<SeatConnection['seat']>): SeatChange {
  return { ...seat, password: '', iceServers: iceServers.map(({ urls, username }) => ({ urls: [...urls], username: username === '' ? undefined : username })) };
}

type Account = Pick<SeatProvisioning, 'sipUri' | 'authUser' | 'server' | 'backupServers'>;

/** Scheme, host and port of a server: whom the answers to its digest challenges go to, and whether anybody can read them. */
const addressee = (url: string) => /^wss?:\/\/[^\s/]+/i.exec(url)?.[0].toLowerCase() ?? url;

/**
 * Whether the password that is known may go where a change sends it: to the same account, and to no server that was none
 * before. Any server can ask for digest answers and guess the password from them.
 */
export function maySendPassword(change: Account, before: Account): boolean {
  const known = new Set([before.server, ...before.backupServers].map(addressee));
  const sameAccount = change.sipUri === before.sipUri && (change.authUser ?? '') === (before.authUser ?? '');
  return sameAccount && [change.server, ...change.backupServers].every((url) => known.has(addressee(url)));
}

/**
 * Puts the secrets that a change leaves out back from the seat as it was. A password is kept for the same account and servers only,
 * one of a STUN/TURN server for the same address and user only. Pure.
 * @returns null when the password is needed and not known
 */
export function withKeptSecrets(change: SeatChange, before: SeatProvisioning | null): SeatProvisioning | null {
  const kept = before !== null && maySendPassword(change, before) ? before.password : '';
  const password = change.password === '' ? kept : change.password;
  if (password === '') return null;
  const iceServers = change.iceServers.map((server) => {
    if ((server.credential ?? '') !== '') return server;
    const same = before?.iceServers.find((one) => urlsOf(one).join() === urlsOf(server).join() && one.username === server.username);
    return same?.credential === undefined ? server : { ...server, credential: same.credential };
  });
  return { ...change, password, iceServers };
}

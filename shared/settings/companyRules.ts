import { defaultDispositionRules } from '../dispositions/defaultDispositionRules.ts';
import type { DispositionRules } from '../dispositions/disposition.ts';
import { breakReasons } from '../queues/agentState.ts';
import type { SeatProvisioning } from './seatSettings.ts';

/** What a company decides about its write-ups and breaks. They say nothing about the connection. */
export type CompanyRules = Pick<SeatProvisioning, 'dispositions' | 'breakReasons'>;

/** The rules as the seat works by them: the built-in ones where the company has none. Pure. */
export function rulesInForce(seat: CompanyRules | null): { readonly dispositionRules: DispositionRules; readonly breakReasons: readonly string[] } {
  return {
    dispositionRules: seat?.dispositions ?? defaultDispositionRules,
    breakReasons: [...new Set([...breakReasons, ...(seat?.breakReasons ?? [])])],
  };
}

/** Both as they were parsed, so that their fields come in one order. Pure. */
export function haveSameRules(one: CompanyRules, other: CompanyRules): boolean {
  const text = ({ dispositions, breakReasons: breaks }: CompanyRules) => JSON.stringify([dispositions, breaks]);
  return text(one) === text(other);
}

/** Everything else of a seat, however its STUN/TURN addresses are written. */
function connectionText({ dispositions: _dispositions, breakReasons: _breaks, iceServers, ...seat }: SeatProvisioning): string {
  const servers = iceServers.map(({ urls, username, credential }) => [typeof urls === 'string' ? [urls] : urls, username ?? '', credential ?? '']);
  const fields = Object.entries(seat).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([fields, servers]);
}

/** Whether two seats differ in the company's rules and in nothing that a connection is made of: then none has to be made anew. Pure. */
export function differInRulesOnly(one: SeatProvisioning, other: SeatProvisioning): boolean {
  return !haveSameRules(one, other) && connectionText(one) === connectionText(other);
}

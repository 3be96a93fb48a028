import type { RTCSession } from 'jssip/lib/RTCSession';
import type { UA } from 'jssip/lib/UA';
import { DialledInvite, type ServerOfInvites } from './dialledInvite.ts';
import { agentInternalsOf, internalsOf, type InviteTransaction, type Transaction } from './jssipInternals.ts';

/**
 * Milliseconds that a given-up INVITE may still ring somewhere: proxies give up by themselves three minutes after the last
 * provisional answer they saw (RFC 3261 §16.6, timer C), telephone networks well before.
 */
export const usualInviteLifeMs = 180_000;

/** The INVITEs of a user agent's dialled calls, until each is answered for good. */
export class DialledInvites {
  readonly #open = new Set<DialledInvite>();

  follow(agent: UA, server: ServerOfInvites, lifeMs: number): void {
    const internals = agentInternalsOf(agent);
    agent.on('newRTCSession', ({ originator, session }: { originator: string; session: RTCSession }) => {
      if (originator !== 'local') return;
      const invite = new DialledInvite(session, agent, server, lifeMs);
      this.#open.add(invite);
      session.on('failed', () => { if (invite.transaction === undefined) this.#open.delete(invite); });
    });
    internals.on('newTransaction', ({ transaction }: { transaction: Transaction }) => {
      // Only the INVITE that begins a call is its session's own request.
      const invite = [...this.#open].find(({ session }) => (internalsOf(session)._request as object) === transaction.request);
      invite?.sending(transaction as unknown as InviteTransaction);
    });
    internals.on('transactionDestroyed', ({ transaction }: { transaction: Transaction }) => {
      const invite = [...this.#open].find((open) => open.transaction === transaction);
      if (!invite) return;
      invite.ended();
      this.#open.delete(invite);
    });
  }

  /** The phone stops: what it could not take back is left to the platform's own timers. */
  stop(): void {
    for (const invite of [...this.#open]) invite.stop();
  }
}

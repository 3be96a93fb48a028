import type { UA } from 'jssip/lib/UA';
import SIPMessage from 'jssip/lib/SIPMessage.js';
import { agentInternalsOf, type InviteTransaction } from './jssipInternals.ts';

const { OutgoingRequest } = SIPMessage as unknown as {
  OutgoingRequest: new (method: string, target: object, agent: UA, parameters: object) => { setHeader(name: string, value: string): void };
};

/** RFC 3261 §17.1.2.2, timer F: who has not answered by then will not. Milliseconds. */
const patienceMs = 32_000;

/**
 * Takes an INVITE back: CANCEL with its Request-URI, Call-ID, To, From, CSeq number, Route and topmost Via (RFC 3261 §9.1).
 * The server finds the INVITE by the branch in that Via (§9.2, §17.2.3), over whichever connection the CANCEL comes.
 * JsSIP's own CANCEL is sent into whatever connection there is and never known to have come. Only for an INVITE that a
 * provisional answer was heard to. Resolves when the server has answered, whatever it said, or when it cannot any more.
 */
export function sendCancel(agent: UA, { id, request: invite }: InviteTransaction): Promise<'answered' | 'lost'> {
  const internals = agentInternalsOf(agent);
  const request = new OutgoingRequest('CANCEL', invite.ruri, agent, { route_set: invite.getHeaders('route'), call_id: invite.call_id, cseq: invite.cseq });
  for (const name of ['via', 'from', 'to']) request.setHeader(name, invite.getHeader(name) ?? '');
  return new Promise((resolve) => {
    const settle = (outcome: 'answered' | 'lost'): void => {
      clearTimeout(late);
      internals.destroyTransaction(transaction);
      resolve(outcome);
    };
    const transaction = {
      type: 'nict' as const, id, request,
      receiveResponse: ({ status_code: code }: { readonly status_code: number }) => { if (code >= 200) settle('answered'); },
      onTransportError: () => settle('lost'),
    };
    const late = setTimeout(() => settle('lost'), patienceMs);
    internals.newTransaction(transaction);
    if (!internals.transport.send(request)) settle('lost');
  });
}

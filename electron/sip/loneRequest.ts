import type { UA } from 'jssip/lib/UA';
import RequestSender from 'jssip/lib/RequestSender.js';
import SIPMessage from 'jssip/lib/SIPMessage.js';
import type { RegisterAnswer } from './registrationProblem.ts';

/** What became of a request outside dialogs. */
export type RequestOutcome =
  | { readonly kind: 'answered'; readonly answer: RegisterAnswer; readonly withPassword: boolean }
  /** Nothing final came within the time, or the connection broke. */
  | { readonly kind: 'silent' };

export interface LoneRequest {
  readonly method: 'REGISTER' | 'OPTIONS' | 'MESSAGE' | 'PUBLISH';
  /** The server (its domain alone), or our own address of record. */
  readonly to: 'server' | 'ourselves';
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly withinMs: number;
}

interface Handlers {
  onRequestTimeout(): void;
  onTransportError(): void;
  onReceiveResponse(response: RegisterAnswer): void;
  onAuthenticated(): void;
}
const { OutgoingRequest } = SIPMessage as unknown as {
  OutgoingRequest: new (method: string, target: unknown, agent: UA, parameters: object, headers: readonly string[], body?: string) => object;
};
const Sender = RequestSender as unknown as new (agent: UA, request: object, handlers: Handlers) => { send(): void };

/** Sends a request in a transaction of its own (RFC 3261 §17.1.2) and answers one challenge. Never rejects. */
export function sendLoneRequest(agent: UA, { method, to, headers = [], body, withinMs }: LoneRequest): Promise<RequestOutcome> {
  const { uri, registrar_server: server } = (agent as unknown as { configuration: unknown }).configuration as { uri: unknown; registrar_server: unknown };
  return new Promise((resolve) => {
    const silent = (): void => settle({ kind: 'silent' });
    const patience = setTimeout(silent, withinMs);
    const settle = (outcome: RequestOutcome): void => {
      clearTimeout(patience);
      resolve(outcome);
    };
    let withPassword = false;
    try {
      const request = new OutgoingRequest(method, to === 'server' ? server : uri, agent, method === 'REGISTER' ? { to_uri: uri } : {}, headers, body);
      new Sender(agent, request, {
        onRequestTimeout: silent,
        onTransportError: silent,
        onAuthenticated: () => { withPassword = true; },
        onReceiveResponse: (answer) => { if (answer.status_code >= 200) settle({ kind: 'answered', answer, withPassword }); },
      }).send();
    } catch {
      silent();
    }
  });
}

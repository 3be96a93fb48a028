import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';

/**
 * The agent's state as a presence document (PIDF, RFC 3863, with the activities of RPID, RFC 4480). `open` means that
 * calls may be offered; the note names the state, and the reason of a break, for platforms that tell them apart.
 */
export function pidfOf(state: AgentState, addressOfRecord: string): string {
  const activity = activityOf(state);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${escaped(addressOfRecord)}">`,
    '<tuple id="console">',
    `<status><basic>${state.kind === 'idle' ? 'open' : 'closed'}</basic></status>`,
    `<note>${escaped(state.reason === null ? state.kind : `${state.kind}: ${state.reason}`)}</note>`,
    '</tuple>',
    ...(activity === undefined ? [] : [`<dm:person id="agent"><rpid:activities><rpid:${activity}/></rpid:activities></dm:person>`]),
    '</presence>',
  ].join('\r\n');
}

/** RFC 4480 §3.2. */
function activityOf({ kind, reason }: AgentState): string | undefined {
  switch (kind) {
    case 'idle': return undefined;
    case 'offline': return 'away';
    case 'ringing': case 'talking': return 'on-the-phone';
    case 'busy': case 'wrapUp': return 'busy';
    case 'break': return reason === 'meal' ? 'meal' : reason === 'meeting' ? 'meeting' : 'away';
    default: return assertNever(kind);
  }
}

/** XML text without the characters that XML 1.0 cannot carry. */
function escaped(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/\p{Cc}|\p{Cs}/gu, '').replace(/[&<>"]/g, (character) => `&${names[character]};`);
}

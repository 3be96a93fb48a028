import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import type { OutboxMessage } from '../../shared/crm/outbox.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What another system is told of a call, as JSON; the README of this folder describes the fields. Times are ISO 8601 in UTC. Pure. */
export function callMessage({ id, step, at }: OutboxMessage, entry: CallLogEntry, disposition: Disposition | null): string {
  return JSON.stringify({
    id,
    event: `call.${step}`,
    at: iso(at),
    call: {
      id: entry.callId,
      sipCallId: entry.sipCallId,
      direction: entry.direction,
      number: entry.remoteNumber,
      serviceNumber: entry.serviceNumber,
      agent: entry.agent,
      queue: entry.queue,
      queueWaitSeconds: entry.queueWaitSeconds,
      ivrPath: entry.ivrPath,
      startedAt: iso(entry.startedAt),
      answeredAt: iso(entry.answeredAt),
      endedAt: iso(entry.endedAt),
      result: entry.result,
      endedBy: entry.endedBy,
      talkSeconds: entry.talkSeconds,
      customerId: entry.customerId,
      customerName: entry.customerName,
      company: entry.company,
      area: entry.areaText,
      recorded: entry.recordingId !== null,
      disposition: entry.disposition,
      note: disposition?.note ?? '',
    },
  });
}

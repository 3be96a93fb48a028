import { createHash } from 'node:crypto';
import type { CallLogEntry } from '../../../../shared/calls/callLogEntry.ts';
import { seedCustomers } from './seedCustomers.ts';
import { pastCalls, type PastCall } from './pastCalls.ts';

/**
 * Earlier calls of the practice company, newest first, none of them with a recording. Times are relative to `now`
 * (epoch milliseconds); identifiers depend only on the position, so that seeding twice adds nothing.
 */
export function seedCallLog(now: number): CallLogEntry[] {
  const customers = seedCustomers(now);
  return pastCalls.map((past, index) => {
    const customer = customers.find((card) => card.numbers.includes(past.number));
    const startedAt = now - past.minutesAgo * 60_000;
    const answered = past.result === 'answered';
    return {
      callId: stableUuid(`practice call ${index}`),
      sipCallId: `seed-${index}@practice-platform.invalid`,
      direction: past.direction ?? 'incoming',
      startedAt,
      answeredAt: answered ? startedAt + past.rangSeconds * 1_000 : null,
      endedAt: startedAt + (past.rangSeconds + past.talkSeconds) * 1_000,
      result: past.result,
      ...endOf(past),
      remoteNumber: past.number,
      serviceNumber: past.serviceNumber,
      areaText: past.area,
      queue: past.queue ?? '',
      queueWaitSeconds: past.waitSeconds ?? null,
      ivrPath: past.ivrPath ?? '',
      routeRule: past.direction === 'outgoing' ? '' : '工作日白天 #3',
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? '',
      company: customer?.company ?? '',
      agent: past.agent,
      talkSeconds: past.talkSeconds,
      disposition: past.disposition,
      mos: null,
      surveyScore: null,
      reviewScore: null,
      recordingId: null,
      recordingMs: null,
    };
  });
}

function endOf(past: PastCall): Pick<CallLogEntry, 'endedBy' | 'endCause' | 'sipCode'> {
  switch (past.result) {
    case 'answered':
      return { endedBy: past.agentHungUp ? 'agent' : 'remote', endCause: 'hungUp', sipCode: null };
    case 'missed':
      return { endedBy: 'remote', endCause: 'cancelled', sipCode: 487 };
    case 'rejected':
      return { endedBy: 'agent', endCause: 'rejected', sipCode: 486 };
    case 'failed':
      return { endedBy: 'remote', endCause: 'busy', sipCode: 486 };
  }
}

/** A version-8 UUID (RFC 9562 §5.8) that depends on nothing but the text. */
function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

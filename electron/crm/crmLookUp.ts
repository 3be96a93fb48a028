import type { CrmRecord } from '../../shared/crm/crmRecord.ts';
import type { CrmSettings } from '../../shared/crm/crmSettings.ts';
import { fillAddress, type AddressValues } from '../../shared/crm/fillAddress.ts';
import { readCrmRecord } from '../../shared/crm/readCrmRecord.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import type { CircuitBreaker } from './circuitBreaker.ts';
import { sendWebRequest, type WebOutcome } from './webRequest.ts';

const retryAfterMs = 150;

/**
 * Asks the other system who a caller is. One repetition within the deadline when the server failed at once; 404 and an answer
 * without a name mean that it does not know. Never rejects.
 */
export async function lookUpInCrm(settings: CrmSettings['lookUp'], values: AddressValues, breaker: CircuitBreaker): Promise<LookUpOutcome<CrmRecord>> {
  const address = fillAddress(settings.address, values);
  const source = address === null ? '' : new URL(address).host;
  if (address === null) return { kind: 'failed', source, message: 'address' };
  if (!breaker.admits()) return { kind: 'failed', source, message: 'resting' };
  const begin = performance.now();
  const left = () => settings.timeoutMs - (performance.now() - begin);
  const ask = () => sendWebRequest({ method: 'GET', address, headers: [{ name: 'Accept', value: 'application/json' }, ...settings.headers], body: null, timeoutMs: Math.max(1, Math.round(left())) });
  let outcome = await ask();
  if (isServerFault(outcome) && left() > retryAfterMs * 2) {
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    outcome = await ask();
  }
  if (outcome.kind === 'answered' && outcome.status < 500) breaker.succeeded();
  else breaker.failed();
  return read(outcome, settings, source, performance.now() - begin);
}

function isServerFault(outcome: WebOutcome): boolean {
  return outcome.kind === 'unreachable' || (outcome.kind === 'answered' && outcome.status >= 500);
}

function read(outcome: WebOutcome, { fields, timeoutMs }: CrmSettings['lookUp'], source: string, tookMs: number): LookUpOutcome<CrmRecord> {
  if (outcome.kind === 'timedOut') return { kind: 'timedOut', source, afterMs: timeoutMs };
  if (outcome.kind !== 'answered') return { kind: 'failed', source, message: outcome.kind === 'unreachable' ? outcome.reason : outcome.kind };
  if (outcome.status === 404 || outcome.status === 204) return { kind: 'notFound', source };
  if (outcome.status < 200 || outcome.status > 299) return { kind: 'failed', source, message: `HTTP ${outcome.status}` };
  try {
    const record = readCrmRecord(JSON.parse(outcome.body), fields);
    return record === null ? { kind: 'notFound', source } : { kind: 'found', value: record, source, tookMs };
  } catch {
    return { kind: 'failed', source, message: 'notJson' };
  }
}

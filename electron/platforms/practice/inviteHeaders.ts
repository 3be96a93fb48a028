import type { IvrStep } from '../../../shared/calls/callFacts.ts';
import type { Scenario } from './scenario.ts';
import { writeAddress } from './sip/addressHeader.ts';
import type { SipHeader } from './sip/sipMessage.ts';
import { platformHost } from './sip/transactions.ts';

/** The caller's From address (RFC 3261 §8.1.1.3; withheld numbers per RFC 3323 §4.1). */
export function callerAddress(scenario: Scenario): { readonly displayName?: string; readonly uri: string } {
  const { caller } = scenario;
  return caller.kind === 'anonymous'
    ? { displayName: 'Anonymous', uri: 'sip:anonymous@anonymous.invalid' }
    : { displayName: caller.displayName, uri: `sip:${caller.sent}@${platformHost};user=phone` };
}

/** `2:售后>1:维修`: key and label of each menu choice in order, labels as plain text. */
export function ivrPathText(path: readonly IvrStep[]): string {
  return path.map((step) => (step.label === undefined ? step.key : `${step.key}:${step.label}`)).join('>');
}

/**
 * What the platform tells about the call beside the dialog headers.
 * @param waitedSeconds a measured wait in place of the scripted one; not told where the script tells none
 */
export function inviteHeaders(scenario: Scenario, waitedSeconds?: number): SipHeader[] {
  const headers: SipHeader[] = [];
  const add = (name: string, value: string) => {
    if (value !== '') headers.push({ name, value });
  };
  if (scenario.caller.kind === 'anonymous') add('Privacy', 'id');
  if (scenario.serviceNumberIn === 'xDid') add('X-DID', scenario.serviceNumber);
  if (scenario.serviceNumberIn === 'diversion') add('Diversion', `${writeAddress({ uri: `sip:${scenario.serviceNumber}@${platformHost}` })};reason=unconditional`);
  for (const header of ivrHeaders(scenario)) headers.push(header);
  add('X-Queue', encodeURIComponent(scenario.queue));
  add('X-Queue-Wait', scenario.queueWaitSeconds === null ? '' : String(waitedSeconds ?? scenario.queueWaitSeconds));
  add('X-Route-Rule', encodeURIComponent(scenario.routeRule ?? ''));
  add('X-Customer-Id', scenario.customerId);
  const raw = scenario.rawHeaders ?? [];
  return [...headers.filter((header) => !raw.some((replaced) => replaced.name === header.name)), ...raw];
}

function ivrHeaders(scenario: Scenario): SipHeader[] {
  const text = ivrPathText(scenario.ivrPath);
  if (text === '') return [];
  switch (scenario.ivrIn) {
    case 'utf8':
      return [{ name: 'X-IVR-Path', value: text }];
    case 'percent':
      return [{ name: 'X-IVR-Path', value: encodeURIComponent(text) }];
    case 'uuiHex':
      return [{ name: 'User-to-User', value: `${Buffer.from(text, 'utf8').toString('hex')};encoding=hex` }];
  }
}

import type { PlatformServices, WrapUpCalls } from '../../../shared/calls/platformServices.ts';
import type { PlatformCodes } from '../../calls/phone.ts';
import type { Services } from './serviceSchema.ts';

/** What a profile's services offer, in the console's words. */
export function servicesOf(services: Services): PlatformServices {
  const { transfer, park, pickUp, conferenceRoom, outgoingNumber, forwarding } = services;
  return {
    consultTransfer: transfer.consult,
    park: park !== null && transfer.blind,
    groupPickUp: pickUp.group !== null,
    directedPickUp: pickUp.directed !== null,
    conferenceRoom: conferenceRoom !== null && transfer.blind,
    shownNumber: outgoingNumber.as !== 'none',
    forwardingAtPlatform: forwarding.always !== null || forwarding.busy !== null || forwarding.noAnswer !== null,
    wrapUpCalls: wrapUpCallsOf(services),
  };
}

function wrapUpCallsOf({ refusesIn, agentState }: Services): WrapUpCalls {
  if (agentState.by === 'registration' && agentState.unregisterIn.includes('wrapUp')) return 'signedOff';
  if (refusesIn.includes('wrapUp')) return 'refused';
  const isTold = agentState.by === 'publish' || (agentState.by === 'featureCodes' && agentState.codes.wrapUp !== undefined);
  return isTold ? 'passedOver' : 'ring';
}

/** What to dial for each of them. What is filled in is digits and letters only: no other address can be made of it. */
export function codesOf(services: Services): PlatformCodes {
  const { park, parkFetch, pickUp, conferenceRoom, forwarding, doNotDisturb, refusesIn, agentState } = services;
  return {
    park,
    fetchParked: parkFetch,
    groupPickUp: pickUp.group,
    directedPickUp: (extension) => filled(pickUp.directed, extension, /^[A-Za-z0-9*#+]{1,24}$/),
    conferenceRoom: (name) => filled(conferenceRoom, name, /^[A-Za-z0-9-]{1,40}$/),
    forwarding: (kind, number) => (number === null ? forwarding[kind]?.clear ?? null : filled(forwarding[kind]?.set ?? null, number, /^\+?[\d*#]{2,20}$/)),
    doNotDisturb: (on) => doNotDisturb?.[on ? 'set' : 'clear'] ?? null,
    refusesIn: (state) => refusesIn.includes(state.kind),
    unregistersIn: (state) => agentState.by === 'registration' && agentState.unregisterIn.includes(state.kind),
  };
}

function filled(template: string | null, value: string, allowed: RegExp): string | null {
  if (template === null || !allowed.test(value)) return null;
  return template.replace(/\{[a-z]+(?::(\d))?\}/, (_all, last: string | undefined) => (last === undefined ? value : value.slice(-Number(last)).padStart(Number(last), '0')));
}

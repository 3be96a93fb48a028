import type { Call } from '../../shared/calls/call.ts';
import { ivrPathText } from '../../shared/calls/ivrPathText.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { CrmRecord } from '../../shared/crm/crmRecord.ts';
import { crmSettingsSchema, noCrm, shownCrm, withKeptCrmSecrets, type CrmSettings, type PushedStep, type ShownCrmSettings } from '../../shared/crm/crmSettings.ts';
import { fillAddress, headersIn, type AddressValues } from '../../shared/crm/fillAddress.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import type { CallChangeListener } from '../calls/callChange.ts';
import { CircuitBreaker } from './circuitBreaker.ts';
import { lookUpInCrm } from './crmLookUp.ts';
import type { PushOutbox } from './pushOutbox.ts';

/** What is known of a caller beside the call itself. */
export interface KnownCaller {
  /** Canonical key. */
  readonly number: string;
  /** E.164 with its plus, where there is one. */
  readonly e164: string;
  readonly customerId: string;
  readonly name: string;
  readonly company: string;
}

export interface CrmDeskOptions {
  readonly store: {
    getSetting(argument: { readonly key: string }): Promise<unknown>;
    putSetting(argument: { readonly key: string; readonly value: unknown }): Promise<void>;
  };
  readonly outbox: () => PushOutbox;
  readonly agent: string;
  readonly callerOf: (call: Call) => KnownCaller;
  /** Hands on what the other system says of a call's caller. */
  readonly found: (callId: string, outcome: LookUpOutcome<CrmRecord>) => void;
  /** Opens a page outside. */
  readonly open: (address: string) => Promise<void>;
  readonly log: (message: string, error?: unknown) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const key = 'crm';
/** Calls whose headers are remembered until they end. */
const mostRemembered = 32;

/** The customer system of somebody else: opens its page, asks it who calls, tells it of calls. None of it delays a call. */
export class CrmDesk {
  readonly #options: CrmDeskOptions;
  readonly #breaker: CircuitBreaker;
  readonly #headers = new Map<string, Readonly<Record<string, string>>>();
  #settings: CrmSettings = noCrm;

  constructor(options: CrmDeskOptions) {
    this.#options = options;
    this.#breaker = new CircuitBreaker(options.now);
  }

  get settings(): CrmSettings {
    return this.#settings;
  }

  get shown(): ShownCrmSettings {
    return shownCrm(this.#settings);
  }

  async load(): Promise<void> {
    const kept = crmSettingsSchema.safeParse((await this.#options.store.getSetting({ key })) ?? {});
    if (!kept.success) this.#options.log('the connection to the customer system could not be read');
    this.#settings = kept.success ? kept.data : noCrm;
    this.#options.outbox().wake();
  }

  /** Secrets that are left empty stay as they are, for the same server. */
  async change(change: CrmSettings): Promise<void> {
    const settings = withKeptCrmSecrets(change, this.#settings);
    await this.#options.store.putSetting({ key, value: settings });
    this.#settings = settings;
    this.#breaker.succeeded();
    this.#options.outbox().wake();
  }

  /** Asks with a number, as a call from it would. */
  async test(number: string): Promise<LookUpOutcome<CrmRecord>> {
    return lookUpInCrm(this.#settings.lookUp, { values: { number, e164: number, agent: this.#options.agent }, headers: {} }, new CircuitBreaker(this.#options.now));
  }

  /** Follows the calls. */
  readonly callChanged: CallChangeListener = ({ call, event, sequence, invite, quiet }) => {
    if (sequence === 0 && invite?.header) this.#remember(call.id, invite.header);
    if (!quiet) {
      const { urlPop, lookUp } = this.#settings;
      if (sequence === 0 && lookUp.on && lookUp.address !== '') void this.#lookUp(call);
      if (urlPop.address !== '' && ((urlPop.on === 'ring' && sequence === 0) || (urlPop.on === 'answer' && event.kind === 'answered'))) void this.#pop(call);
    }
    if (event.kind === 'rang' || event.kind === 'answered' || event.kind === 'ended') this.#tell(call.id, event.kind, event.at);
    if (event.kind === 'ended') this.#headers.delete(call.id);
  };

  /** A call was written up. */
  writtenUp(callId: string, at: number): void {
    this.#tell(callId, 'writtenUp', at);
  }

  #remember(callId: string, header: (name: string) => string | undefined): void {
    const names = new Set([...headersIn(this.#settings.urlPop.address), ...headersIn(this.#settings.lookUp.address)]);
    if (names.size === 0) return;
    this.#headers.set(callId, Object.fromEntries([...names].map((name) => [name, header(name) ?? ''])));
    const oldest = this.#headers.keys().next().value;
    if (this.#headers.size > mostRemembered && oldest !== undefined) this.#headers.delete(oldest);
  }

  async #lookUp(call: Call): Promise<void> {
    this.#options.found(call.id, { kind: 'pending' });
    this.#options.found(call.id, await lookUpInCrm(this.#settings.lookUp, this.#valuesOf(call), this.#breaker));
  }

  async #pop(call: Call): Promise<void> {
    const address = fillAddress(this.#settings.urlPop.address, this.#valuesOf(call));
    try {
      if (address !== null) await this.#options.open(address);
    } catch (error) {
      this.#options.log('the page of the customer system could not be opened', error);
    }
  }

  #tell(callId: string, step: PushedStep, at: number): void {
    const { push } = this.#settings;
    if (!push.on || push.address === '' || !push.steps.includes(step)) return;
    // A call is written up more than once; everything else happens once.
    const id = step === 'writtenUp' ? `${callId}/${step}/${at}` : `${callId}/${step}`;
    this.#options.outbox().put({ id, callId, step, at }).catch((error: unknown) => this.#options.log('a message to the customer system could not be kept', error));
  }

  #valuesOf(call: Call): AddressValues {
    const { facts } = call;
    const { number, e164, customerId, name, company } = this.#options.callerOf(call);
    return {
      values: {
        number, e164, name, company, customerId,
        serviceNumber: valueOf(facts.serviceNumber) ?? call.shownNumber,
        queue: valueOf(facts.queue) ?? '',
        ivrPath: ivrPathText(valueOf(facts.ivrPath) ?? []),
        agent: this.#options.agent,
        callId: call.id,
        sipCallId: call.sipCallId,
        direction: call.direction,
      },
      headers: this.#headers.get(call.id) ?? {},
    };
  }
}

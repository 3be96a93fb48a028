import { z } from 'zod';
import type { TimeStampAuthority } from '../../shared/evidence/evidenceView.ts';
import type { StampFailure } from '../../shared/evidence/stampFailure.ts';
import type { Authority } from './timeStamp/askAuthority.ts';
import { ChainStamps } from './timeStamp/stampChain.ts';
import type { StampStore } from './timeStamp/stampChain.ts';

export interface EvidenceDeskStore extends StampStore {
  getSetting(argument: { readonly key: string }): Promise<unknown>;
  putSetting(argument: { readonly key: string; readonly value: unknown }): Promise<void>;
}

const settingKey = 'evidence.authority';
const authoritySchema = z.object({ url: z.string(), certificate: z.string() });
const none: TimeStampAuthority = { url: '', certificate: '' };

/** Keeps which authority stamps the chain, and has it stamped. */
export class EvidenceDesk {
  readonly #store: EvidenceDeskStore;
  readonly #stamps: ChainStamps;
  #authority = none;
  #problem: StampFailure | null = null;

  constructor(store: EvidenceDeskStore, now: () => number) {
    this.#store = store;
    const authority = (): Authority | null => (this.#authority.url === '' ? null : this.#authority);
    this.#stamps = new ChainStamps({ store, authority, now, onOutcome: (outcome) => { this.#problem = outcome === 'stamped' ? null : outcome; } });
  }

  get authority(): TimeStampAuthority { return this.#authority; }
  get problem(): StampFailure | null { return this.#problem; }

  async begin(): Promise<void> {
    const kept = authoritySchema.safeParse(await this.#store.getSetting({ key: settingKey }));
    if (kept.success) this.#authority = kept.data;
    this.#stamps.begin();
  }

  async configure(authority: TimeStampAuthority): Promise<void> {
    await this.#store.putSetting({ key: settingKey, value: authority });
    this.#authority = authority;
    this.#problem = null;
    this.#stamps.authorityChanged();
  }

  /** Never rejects; false when there is no authority or it gave none. */
  stampNow(): Promise<boolean> {
    return this.#stamps.stampNow();
  }

  stop(): void {
    this.#stamps.stop();
  }
}

import type { Call } from '../../shared/calls/call.ts';
import { decideRecording, type RecordingDecision } from '../../shared/recordings/decideRecording.ts';
import { defaultRecordingRules, recordingRulesSchema, type RecordingRules } from '../../shared/recordings/recordingRules.ts';
import { recordedCallOf } from '../../shared/recordings/recordedCallOf.ts';

export interface KeptRules {
  getSetting(argument: { readonly key: string }): Promise<unknown>;
  putSetting(argument: { readonly key: string; readonly value: unknown }): Promise<void>;
}

const key = 'recordingRules';

/** The house's rules of recording, kept with the data they are about. */
export class RecordingRulesKeeper {
  #rules: RecordingRules = defaultRecordingRules;
  readonly #store: KeptRules;
  readonly #publish: (rules: RecordingRules) => void;

  constructor(store: KeptRules, publish: (rules: RecordingRules) => void) {
    this.#store = store;
    this.#publish = publish;
  }

  get current(): RecordingRules {
    return this.#rules;
  }

  /** Reads what was kept. Rules that cannot be read leave the usual ones: everything is recorded then. */
  async load(): Promise<void> {
    const kept = recordingRulesSchema.safeParse((await this.#store.getSetting({ key })) ?? {});
    this.#rules = kept.success ? kept.data : defaultRecordingRules;
    this.#publish(this.#rules);
  }

  /** In force when it resolves, for calls answered from then on. */
  async change(rules: RecordingRules): Promise<void> {
    await this.#store.putSetting({ key, value: rules });
    this.#rules = rules;
    this.#publish(rules);
  }

  decide(call: Call): RecordingDecision {
    return decideRecording(this.#rules, recordedCallOf(call));
  }
}

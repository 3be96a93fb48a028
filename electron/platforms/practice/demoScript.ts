import type { ScenarioName } from '../../../shared/practice/scenarioNames.ts';

/** What the demo's agent does with a call. Seconds. */
export type DemoAct =
  | { readonly kind: 'answer'; readonly talkSeconds: number }
  | { readonly kind: 'letItRing' }
  | { readonly kind: 'reject'; readonly how: 'busy' | 'decline' }
  /** Answers, then holds the call for a second one, takes that, ends it, and comes back to the first. */
  | { readonly kind: 'answerBoth'; readonly second: ScenarioName; readonly afterSeconds: number; readonly talkSeconds: number };

export type DemoStep =
  | { readonly kind: 'incoming'; readonly title: string; readonly scenario: ScenarioName; readonly act: DemoAct; readonly pictures: string }
  | { readonly kind: 'outgoing'; readonly title: string; readonly number: string; readonly talkSeconds: number; readonly pictures: string };

/** The unattended demo, in order. `pictures` begins the names of the step's screenshots. */
export const demoScript: readonly DemoStep[] = [
  { kind: 'incoming', title: 'A known customer calls; the agent answers, talks and hangs up', scenario: 'vipMobile', act: { kind: 'answer', talkSeconds: 6 }, pictures: 'customer' },
  { kind: 'incoming', title: 'A caller gives up', scenario: 'givesUp', act: { kind: 'letItRing' }, pictures: 'given-up' },
  { kind: 'incoming', title: 'A new caller; a second call is taken while the first is held', scenario: 'newNumber', act: { kind: 'answerBoth', second: 'secondCall', afterSeconds: 3, talkSeconds: 4 }, pictures: 'second-call' },
  { kind: 'incoming', title: 'A hidden caller is refused', scenario: 'anonymous', act: { kind: 'reject', how: 'busy' }, pictures: 'refused' },
  { kind: 'incoming', title: 'A call with unreadable headers is answered all the same', scenario: 'brokenHeaders', act: { kind: 'answer', talkSeconds: 6 }, pictures: 'unreadable' },
  { kind: 'outgoing', title: 'The agent calls a customer back', number: '13910102020', talkSeconds: 4, pictures: 'call-back' },
];

/** How long the demo waits for something that should be quick, for a ringing callee or caller, and for a recording. Milliseconds. */
export const demoPatience = { quickMs: 10_000, ringMs: 20_000, recordingMs: 15_000 } as const;

import type { IvrStep } from '../../../shared/calls/callFacts.ts';
import type { ClipName } from '../../../shared/practice/clipNames.ts';
import type { Verdict } from './surveys.ts';
import type { ScenarioName } from '../../../shared/practice/scenarioNames.ts';

/** One sentence of the caller; seconds since the answer. */
export interface SpokenClip {
  readonly afterSeconds: number;
  readonly clip: ClipName;
  readonly loop?: boolean;
}

/** Who calls, as the platform sends it. */
export type PracticeCaller =
  | { readonly kind: 'number'; readonly sent: string; readonly displayName?: string }
  /** RFC 3323: the number is withheld. */
  | { readonly kind: 'anonymous' };

/** How the IVR path travels: as UTF-8, percent-encoded, or in User-to-User as hex (RFC 7433). */
export type IvrCarrier = 'utf8' | 'percent' | 'uuiHex';

/** Which header names the 400 number beside the Request-URI. */
export type ServiceNumberCarrier = 'xDid' | 'to' | 'diversion';

/** One scripted call. */
export interface Scenario {
  readonly name: ScenarioName;
  /** Extension of the colleague at whom it rings, to be picked up; at the seat itself when left out. */
  readonly ringsAt?: string;
  readonly caller: PracticeCaller;
  /** Ten digits. */
  readonly serviceNumber: string;
  readonly serviceNumberIn: ServiceNumberCarrier;
  /** Empty: the platform says nothing about the menu. */
  readonly ivrPath: readonly IvrStep[];
  readonly ivrIn: IvrCarrier;
  /** Empty: no queue. */
  readonly queue: string;
  readonly queueWaitSeconds: number | null;
  /** Null: the rule that is in force for the number when the call comes; empty: not told. */
  readonly routeRule: string | null;
  readonly customerId: string;
  /** Sent in place of the headers of the same names: for values that nobody can read. */
  readonly rawHeaders?: readonly { readonly name: string; readonly value: string }[];
  /** How long it rings before the caller gives up. */
  readonly patienceSeconds: number;
  readonly says: readonly SpokenClip[];
  /** Seconds since the answer; the agent may be faster. */
  readonly hangsUpAfterSeconds: number;
  /** The caller puts the seat on hold for a while. */
  readonly holdsSeat?: { readonly afterSeconds: number; readonly forSeconds: number };
  /** What the caller says about the call when it is over; nobody is asked when left out. */
  readonly survey?: Verdict;
  /** How often it comes in a practice day, against the others; 0 = only on demand or while the seat talks. */
  readonly dayWeight: number;
}

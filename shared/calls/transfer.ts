/** Blind: the caller is sent on unannounced (释放转). Consult: after talking to the target (咨询转), RFC 5589. */
export type TransferKind = 'blind' | 'consult';

/** A transfer under way on a call; the caller stays with us until the target has answered. Epoch milliseconds. */
export interface TransferInProgress {
  readonly how: TransferKind;
  /** The number as dialled. */
  readonly to: string;
  readonly since: number;
  /** The latest status of the target that a NOTIFY told (RFC 3515 §2.4.5); null before the first. */
  readonly sipCode: number | null;
}

/**
 * Why a transfer did not happen; the caller is back with us.
 * `refused`: the other side does not do REFER. `busy` `noAnswer` `notFound` `failed`: what became of the target.
 * `timedOut`: no NOTIFY told the end. `unsupported`: the platform profile has no such transfer.
 */
export type TransferProblem = 'refused' | 'busy' | 'noAnswer' | 'notFound' | 'failed' | 'timedOut' | 'unsupported';

export type TransferOutcome =
  | { readonly kind: 'transferred'; readonly sipCode: number }
  | { readonly kind: 'failed'; readonly problem: TransferProblem; readonly sipCode?: number };

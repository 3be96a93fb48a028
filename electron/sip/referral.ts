import type { TransferOutcome, TransferProblem } from '../../shared/calls/transfer.ts';
import type { ReceivedAnswer, ReceivedRequest, RequestHandlers } from './jssipInternals.ts';

/** The dialog that a REFER is sent in, and those who want to know how it goes. Times in milliseconds. */
export interface ReferralDialog {
  /** Sends the REFER; the CSeq names the subscription (RFC 3515 §2.4.6). */
  send(headers: string[], handlers: RequestHandlers): { readonly cseq: number } | undefined;
  /** Longest time until the outcome. */
  readonly patienceMs: number;
  /** How long a BYE may follow a subscription that ended without telling the target's answer. */
  readonly byeGraceMs: number;
  /** The other side agreed to refer: from now on it may hang up at any time. */
  onAccepted(): void;
  onProgress(sipCode: number): void;
  /** The target answered after the outcome `timedOut` had been told. */
  onLateSuccess(): void;
  /** 481: the other side knows nothing of this dialog. */
  onDialogGone(): void;
}

export interface ReferTarget {
  /** Value of Refer-To, in angle brackets. */
  readonly referTo: string;
  /** Value of Referred-By (RFC 3892). */
  readonly referredBy: string;
  readonly contact: string;
}

/**
 * One REFER and the subscription that it implies, to its end (RFC 3515 §2.4.4). `outcome` always resolves:
 * - a NOTIFY with a final status decides;
 * - BYE of the other side after it agreed counts as transferred: many platforms hang up without a last NOTIFY;
 * - `Refer-Sub: false` (RFC 4488) means that no NOTIFY will come: transferred;
 * - a subscription that ended with nothing said, or silence, is `timedOut`.
 */
export class Referral {
  readonly outcome: Promise<TransferOutcome>;
  readonly #dialog: ReferralDialog;
  #resolve: (outcome: TransferOutcome) => void = () => {};
  #state: 'sent' | 'accepted' | 'late' | 'over' = 'sent';
  /** CSeqs of the REFER: without and with credentials. */
  readonly #ids = new Set<number>();
  #agreedWith = 202;
  readonly #deadline: NodeJS.Timeout;
  #byeDeadline: NodeJS.Timeout | undefined;

  constructor(dialog: ReferralDialog, target: ReferTarget) {
    this.#dialog = dialog;
    this.outcome = new Promise((resolve) => { this.#resolve = resolve; });
    this.#deadline = setTimeout(() => this.#timeOut(), dialog.patienceMs);
    const request = dialog.send([`Refer-To: ${target.referTo}`, `Referred-By: ${target.referredBy}`, `Contact: ${target.contact}`], {
      onSuccessResponse: (response) => this.#agreed(response),
      onErrorResponse: (response) => this.#fail(problemOfRefusal(response.status_code), response.status_code),
      onTransportError: () => this.#fail('failed'),
      onRequestTimeout: () => this.#fail('timedOut', 408),
      onDialogError: (response) => {
        this.#fail(response.status_code === 408 ? 'timedOut' : 'failed', response.status_code);
        if (response.status_code === 481) dialog.onDialogGone();
      },
      onAuthenticated: ({ cseq }) => this.#ids.add(cseq),
    });
    if (request) this.#ids.add(request.cseq);
    else this.#fail('failed');
  }

  /** The outcome is not known yet. */
  get pending(): boolean {
    return this.#state === 'sent' || this.#state === 'accepted';
  }

  /** Takes a NOTIFY of the package `refer`; false when it belongs to another subscription. */
  notified(request: ReceivedRequest): boolean {
    const id = /;\s*id\s*=\s*"?(\d{1,10})/i.exec(request.getHeader('event') ?? '')?.[1];
    if (this.#state === 'over' || (id !== undefined && !this.#ids.has(Number(id)))) return false;
    // It may overtake the answer to the REFER (RFC 3515 §2.4.4).
    if (this.#state === 'sent') this.#accept();
    const subscription = request.getHeader('subscription-state') ?? '';
    const status = /^SIP\/2\.0\s+([1-6]\d\d)/i.exec((request.body ?? '').trimStart())?.[1];
    const code = status === undefined ? undefined : Number(status);
    if (code !== undefined && code >= 300) this.#fail(problemOfTarget(code), code);
    else if (code !== undefined && code >= 200) this.#succeed(code);
    else {
      if (code !== undefined && this.#state === 'accepted') this.#dialog.onProgress(code);
      if (/^\s*terminated/i.test(subscription)) this.#endedWithoutWord(subscription);
    }
    return true;
  }

  /** The other side hung up. */
  hungUpByRemote(): void {
    if (this.#state === 'accepted') this.#succeed(this.#agreedWith);
    else this.ended();
  }

  /** The dialog is over for another reason: what becomes of the target will not be told any more. */
  ended(): void {
    this.#fail(this.#state === 'accepted' ? 'timedOut' : 'failed');
    this.#state = 'over';
  }

  #agreed(response: ReceivedAnswer): void {
    this.#agreedWith = response.status_code;
    if (this.#state === 'sent') this.#accept();
    if (/^\s*false/i.test(response.getHeader('refer-sub') ?? '')) this.#succeed(response.status_code);
  }

  #accept(): void {
    this.#state = 'accepted';
    this.#dialog.onAccepted();
  }

  #endedWithoutWord(subscription: string): void {
    if (/;\s*reason\s*=\s*"?rejected/i.test(subscription)) this.#fail('refused');
    else this.#byeDeadline ??= setTimeout(() => this.#fail('timedOut'), this.#dialog.byeGraceMs);
  }

  #timeOut(): void {
    if (!this.pending) return;
    // The target may still answer: the caller then is with it, and has to be let go here.
    const next = this.#state === 'accepted' ? 'late' : 'over';
    this.#fail('timedOut');
    this.#state = next;
  }

  #succeed(sipCode: number): void {
    if (this.#state === 'late') {
      this.#state = 'over';
      this.#dialog.onLateSuccess();
    } else this.#settle({ kind: 'transferred', sipCode });
  }

  #fail(problem: TransferProblem, sipCode?: number): void {
    this.#settle({ kind: 'failed', problem, ...(sipCode !== undefined ? { sipCode } : {}) });
  }

  #settle(outcome: TransferOutcome): void {
    const { pending } = this;
    this.#state = 'over';
    clearTimeout(this.#deadline);
    clearTimeout(this.#byeDeadline);
    if (pending) this.#resolve(outcome);
  }
}

/** The REFER itself was refused. Some platforms look the target up at once and answer with what they found. */
function problemOfRefusal(code: number): TransferProblem {
  switch (code) {
    case 404: case 410: case 416: case 484: case 604: return 'notFound';
    case 486: case 600: return 'busy';
    default: return 'refused';
  }
}

/** What became of the target, by its final answer (RFC 3261 §21). */
function problemOfTarget(code: number): TransferProblem {
  switch (code) {
    case 486: case 600: return 'busy';
    case 408: case 480: case 487: return 'noAnswer';
    case 404: case 410: case 416: case 484: case 485: case 604: return 'notFound';
    default: return 'failed';
  }
}

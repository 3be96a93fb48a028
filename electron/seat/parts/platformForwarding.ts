import { z } from 'zod';
import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import { dialCode } from '../../calls/dialCode.ts';
import type { NoticeKey } from '../notices.ts';
import type { SeatParts } from '../seatParts.ts';

const forwardings = ['always', 'busy', 'noAnswer'] as const;
type ForwardingKind = (typeof forwardings)[number];
const kinds = [...forwardings, 'doNotDisturb'] as const;
type Kind = (typeof kinds)[number];

const confirmedSchema = z.object({ always: z.string().nullable(), busy: z.string().nullable(), noAnswer: z.string().nullable(), doNotDisturb: z.boolean().default(false) });
type Confirmed = z.infer<typeof confirmedSchema>;

/**
 * Sets what the profile lets the platform do for us with feature codes: forwarding, and do not disturb. What the platform
 * confirmed outlives this run, as it does at the platform, and what it does not know yet is told with every registration.
 * Only confirmed forwarding is left to it, the rest this console does with 302.
 */
export class PlatformForwarding {
  private confirmed: Confirmed = { always: null, busy: null, noAnswer: null, doNotDisturb: false };
  /** What the platform refused since it was last asked for. */
  private readonly refused = new Set<Kind>();
  /** What was dialled when the connection broke: the platform may have taken it. */
  private readonly unsure = new Set<Kind>();
  private dialling: Promise<void> = Promise.resolve();
  private readonly parts: SeatParts;

  constructor(parts: SeatParts) {
    this.parts = parts;
  }

  /** Reads what the platform confirmed before. */
  begin(): void {
    const { store, log } = this.parts.options;
    this.dialling = store.getSetting({ key: this.key }).then(
      (kept) => {
        const read = confirmedSchema.safeParse(kept);
        if (read.success) this.confirmed = read.data;
        this.say();
      },
      (error: unknown) => log('what the platform forwards could not be read', error),
    );
  }

  /** Whether the platform forwards calls of this kind. */
  does(kind: ForwardingKind): boolean {
    const target = wanted(kind, this.parts.options.preferences());
    return target !== null && this.confirmed[kind] === target && this.codeFor(kind) !== null;
  }

  /** Tells the platform what it does not know: what was set while it could not be reached, or by an older version. */
  registrationChanged(): void {
    this.say();
    if (this.isRegistered) for (const kind of kinds) this.settle(kind);
  }

  /** Tells the platform what changed. */
  preferencesChanged(before: Preferences): void {
    const { phone, options } = this.parts;
    if (!phone) return;
    this.say();
    for (const kind of kinds) {
      if (wanted(kind, options.preferences()) === wanted(kind, before)) continue;
      this.refused.delete(kind);
      if (this.isRegistered) this.settle(kind);
    }
  }

  private settle(kind: Kind): void {
    this.enqueue(async () => {
      const { notices, preferences } = this.parts.options;
      const value = wanted(kind, preferences());
      if ((this.confirmed[kind] === value && !this.unsure.has(kind)) || this.refused.has(kind)) return;
      const code = this.codeFor(kind);
      if (code === null) return;
      if (await this.takes(code)) return this.confirm(kind, value);
      // Of a broken connection the next registration tries again.
      if (!this.isRegistered) return void this.unsure.add(kind);
      // What was set otherwise meanwhile is asked for next.
      if (wanted(kind, preferences()) !== value) return;
      this.refused.add(kind);
      notices.add('warning', refusalOf(kind, value));
    });
  }

  private confirm(kind: Kind, value: Confirmed[Kind]): void {
    const { store, log } = this.parts.options;
    const confirmed: Confirmed = { ...this.confirmed, [kind]: value };
    this.confirmed = confirmed;
    this.unsure.delete(kind);
    this.say();
    this.parts.writes.put({
      keep: () => store.putSetting({ key: this.key, value: confirmed }),
      onFailed: (error) => log('what the platform forwards could not be kept', error),
    });
  }

  /** Tells the windows who forwards: the platform only once it has confirmed everything that is set. */
  private say(): void {
    const { phone, options: { publisher, preferences } } = this.parts;
    const offered = phone?.services.forwardingAtPlatform ?? false;
    const forwardingAtPlatform = offered && forwardings.every((kind) => wanted(kind, preferences()) === null || this.does(kind));
    const { services } = publisher.current;
    if (services.forwardingAtPlatform !== forwardingAtPlatform) publisher.change({ services: { ...services, forwardingAtPlatform } });
  }

  /** One code after the other: platforms take them as one conversation each. */
  private enqueue(step: () => Promise<void>): void {
    this.dialling = this.dialling.then(step);
  }

  private async takes(code: string): Promise<boolean> {
    const { phone } = this.parts;
    return phone !== undefined && (await dialCode(phone.dial(code))) === undefined;
  }

  /** What is dialled for what is wanted; null = the platform has no code for it. */
  private codeFor(kind: Kind): string | null {
    const { phone, options } = this.parts;
    const { forwarding, doNotDisturb } = options.preferences();
    if (!phone) return null;
    return kind === 'doNotDisturb' ? phone.codes.doNotDisturb(doNotDisturb) : phone.codes.forwarding(kind, forwarding[kind]);
  }

  private get isRegistered(): boolean {
    return this.parts.options.publisher.current.registration.kind === 'registered';
  }

  private get key(): string {
    return `forwarding.${this.parts.options.platform.seat?.sipUri ?? ''}`;
  }
}

/** The number to forward to, null for none; whether nobody is to disturb. */
function wanted<K extends Kind>(kind: K, { forwarding, doNotDisturb }: Preferences): Confirmed[K];
function wanted(kind: Kind, { forwarding, doNotDisturb }: Preferences): Confirmed[Kind] {
  return kind === 'doNotDisturb' ? doNotDisturb : forwarding[kind];
}

/** Calls that the platform still keeps away cannot be had by this console: that is told otherwise than what it can do itself. */
function refusalOf(kind: Kind, value: Confirmed[Kind]): NoticeKey {
  if (kind !== 'doNotDisturb') return 'forwardingRefused';
  return value === true ? 'doNotDisturbRefused' : 'doNotDisturbStays';
}

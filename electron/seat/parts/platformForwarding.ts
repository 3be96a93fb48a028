import { z } from 'zod';
import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import { dialCode } from '../../calls/dialCode.ts';
import type { SeatParts } from '../seatParts.ts';

const kinds = ['always', 'busy', 'noAnswer'] as const;
type Kind = (typeof kinds)[number];

const confirmedSchema = z.object({ always: z.string().nullable(), busy: z.string().nullable(), noAnswer: z.string().nullable() });
type Confirmed = z.infer<typeof confirmedSchema>;

/**
 * Sets what the profile lets the platform do for us with feature codes: forwarding, and do not disturb. What the platform
 * confirmed outlives this run, as it does at the platform; only that is left to it, the rest this console does with 302.
 */
export class PlatformForwarding {
  private confirmed: Confirmed = { always: null, busy: null, noAnswer: null };
  /** What the platform refused since it was last asked for. */
  private readonly refused = new Set<Kind>();
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
  does(kind: Kind): boolean {
    const target = this.target(kind);
    return target !== null && this.confirmed[kind] === target && (this.parts.phone?.codes.forwarding(kind, target) ?? null) !== null;
  }

  /** Tells the platform what it does not know: what was set while it could not be reached, or by an older version. */
  registrationChanged(): void {
    this.say();
    if (this.isRegistered) for (const kind of kinds) this.settle(kind);
  }

  /** Tells the platform what changed. */
  preferencesChanged(before: Preferences): void {
    const { phone, options } = this.parts;
    const now = options.preferences();
    if (!phone) return;
    this.say();
    for (const kind of kinds) {
      if (now.forwarding[kind] === before.forwarding[kind]) continue;
      this.refused.delete(kind);
      if (this.isRegistered) this.settle(kind);
    }
    const doNotDisturb = now.doNotDisturb === before.doNotDisturb ? null : phone.codes.doNotDisturb(now.doNotDisturb);
    if (doNotDisturb !== null) this.enqueue(async () => {
      if (!(await this.takes(doNotDisturb))) options.notices.add('warning', 'doNotDisturbRefused');
    });
  }

  private settle(kind: Kind): void {
    this.enqueue(async () => {
      const { phone, options } = this.parts;
      const target = this.target(kind);
      if (this.confirmed[kind] === target || this.refused.has(kind)) return;
      const code = phone?.codes.forwarding(kind, target) ?? null;
      if (code === null) return;
      if (await this.takes(code)) return this.confirm(kind, target);
      // Of a broken connection the next registration tries again.
      if (!this.isRegistered) return;
      this.refused.add(kind);
      options.notices.add('warning', 'forwardingRefused');
    });
  }

  private confirm(kind: Kind, target: string | null): void {
    const { store, log } = this.parts.options;
    const confirmed = { ...this.confirmed, [kind]: target };
    this.confirmed = confirmed;
    this.say();
    this.parts.writes.put({
      keep: () => store.putSetting({ key: this.key, value: confirmed }),
      onFailed: (error) => log('what the platform forwards could not be kept', error),
    });
  }

  /** Tells the windows who forwards: the platform only once it has confirmed everything that is set. */
  private say(): void {
    const { phone, options: { publisher } } = this.parts;
    const offered = phone?.services.forwardingAtPlatform ?? false;
    const forwardingAtPlatform = offered && kinds.every((kind) => this.target(kind) === null || this.does(kind));
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

  private target(kind: Kind): string | null {
    return this.parts.options.preferences().forwarding[kind];
  }

  private get isRegistered(): boolean {
    return this.parts.options.publisher.current.registration.kind === 'registered';
  }

  private get key(): string {
    return `forwarding.${this.parts.options.platform.seat?.sipUri ?? ''}`;
  }
}

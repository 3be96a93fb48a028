import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import { dialCode } from '../../calls/dialCode.ts';
import type { SeatParts } from '../seatParts.ts';

const kinds = ['always', 'busy', 'noAnswer'] as const;
type Kind = (typeof kinds)[number];

/** Sets what the profile lets the platform do for us with feature codes: forwarding, and do not disturb. */
export class PlatformForwarding {
  /** What the platform refused since the start: the console does it itself. */
  private readonly refused = new Set<Kind>();
  private dialling: Promise<void> = Promise.resolve();
  private readonly parts: SeatParts;

  constructor(parts: SeatParts) {
    this.parts = parts;
  }

  /** Whether the platform forwards calls of this kind. */
  does(kind: Kind): boolean {
    const target = this.parts.options.preferences().forwarding[kind];
    return target !== null && !this.refused.has(kind) && (this.parts.phone?.codes.forwarding(kind, target) ?? null) !== null;
  }

  /** Tells the platform what changed. */
  preferencesChanged(before: Preferences): void {
    const { phone, options } = this.parts;
    const now = options.preferences();
    if (!phone) return;
    for (const kind of kinds) {
      if (now.forwarding[kind] === before.forwarding[kind]) continue;
      this.refused.delete(kind);
      this.send(phone.codes.forwarding(kind, now.forwarding[kind]), () => {
        this.refused.add(kind);
        options.notices.add('warning', 'forwardingRefused');
      });
    }
    if (now.doNotDisturb !== before.doNotDisturb) this.send(phone.codes.doNotDisturb(now.doNotDisturb), () => options.notices.add('warning', 'doNotDisturbRefused'));
  }

  /** One code after the other: platforms take them as one conversation each. */
  private send(code: string | null, onRefused: () => void): void {
    if (code === null) return;
    this.dialling = this.dialling.then(async () => {
      const { phone } = this.parts;
      if (!phone || (await dialCode(phone.dial(code)))) onRefused();
    });
  }
}

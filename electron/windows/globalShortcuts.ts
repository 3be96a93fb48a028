import type { ShortcutAction, Shortcuts, ShortcutStatus } from '../../shared/settings/shortcuts.ts';
import { planShortcuts, type CallsInView, type PlannedShortcut } from './shortcutPlan.ts';

/** The part of Electron's `globalShortcut` that is used. */
export interface ShortcutRegistrar {
  /** False when another program holds the keys; throws on a text that is no accelerator. */
  register(accelerator: string, run: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface GlobalShortcutsOptions {
  readonly registrar: ShortcutRegistrar;
  readonly platform: NodeJS.Platform;
  readonly run: (action: ShortcutAction) => void;
  /** Milliseconds of any clock that only grows. */
  readonly now: () => number;
  /** Told when something about any shortcut changed. */
  readonly publish: (statuses: readonly ShortcutStatus[]) => void;
}

/** A key that is held down repeats itself on X11, at first after two thirds of a second: that is no second press. */
const repeatMs = 800;
/** A press too many would take another caller, or cut one off who is on hold. */
const oncePerPress: readonly ShortcutAction[] = ['answer', 'hangUp'];

type Refusal = 'taken' | 'invalid';

/**
 * Keys that work in any program. Follows settings and calls: takes keys when they are needed, gives them back when they
 * are not. Keys that another program holds are found out when they are set, not only when the first call rings.
 */
export class GlobalShortcuts {
  private readonly held = new Map<ShortcutAction, string>();
  /** What the system said about keys that are not held now, from the last try. */
  private readonly refusals = new Map<string, Refusal>();
  private readonly pressedAt = new Map<ShortcutAction, number>();
  private shortcuts: Shortcuts | undefined;
  private published = '';
  private readonly options: GlobalShortcutsOptions;

  constructor(options: GlobalShortcutsOptions) {
    this.options = options;
  }

  /** Holds exactly what settings and calls ask for. */
  follow(shortcuts: Shortcuts, view: CallsInView): void {
    const plans = planShortcuts(shortcuts, view, this.options.platform);
    const changed = JSON.stringify(shortcuts) !== JSON.stringify(this.shortcuts);
    this.shortcuts = shortcuts;
    for (const plan of plans) this.letGo(plan);
    if (changed) for (const plan of plans) this.tryOut(plan);
    for (const plan of plans) if (plan.plan === 'wanted') this.hold(plan);
    this.publish(plans.map((plan) => this.statusOf(plan)));
  }

  /** Gives every key back; {@link GlobalShortcuts.follow} takes them again. */
  release(): void {
    for (const accelerator of this.held.values()) this.options.registrar.unregister(accelerator);
    this.held.clear();
  }

  private letGo({ action, accelerator, plan }: PlannedShortcut): void {
    const held = this.held.get(action);
    if (held === undefined || (plan === 'wanted' && held === accelerator)) return;
    this.options.registrar.unregister(held);
    this.held.delete(action);
  }

  /** Takes keys for a moment to learn whether they can be had when a call needs them. */
  private tryOut({ accelerator, plan }: PlannedShortcut): void {
    if (accelerator === null || plan !== 'unwanted') return;
    if (this.register(accelerator, () => {})) this.options.registrar.unregister(accelerator);
  }

  private hold({ action, accelerator }: PlannedShortcut): void {
    if (accelerator === null || this.held.has(action)) return;
    if (this.register(accelerator, () => this.pressed(action))) this.held.set(action, accelerator);
  }

  private pressed(action: ShortcutAction): void {
    const at = this.options.now();
    const isRepeated = at - (this.pressedAt.get(action) ?? -Infinity) < repeatMs;
    this.pressedAt.set(action, at);
    if (!isRepeated || !oncePerPress.includes(action)) this.options.run(action);
  }

  private register(accelerator: string, run: () => void): boolean {
    try {
      const had = this.options.registrar.register(accelerator, run);
      if (had) this.refusals.delete(accelerator);
      else this.refusals.set(accelerator, 'taken');
      return had;
    } catch {
      this.refusals.set(accelerator, 'invalid');
      return false;
    }
  }

  private statusOf({ action, accelerator, plan }: PlannedShortcut): ShortcutStatus {
    if (plan === 'off' || plan === 'invalid' || plan === 'double' || accelerator === null) return { action, accelerator, state: plan === 'invalid' || plan === 'double' ? plan : 'off' };
    if (this.held.has(action)) return { action, accelerator, state: 'held' };
    return { action, accelerator, state: this.refusals.get(accelerator) ?? 'free' };
  }

  private publish(statuses: readonly ShortcutStatus[]): void {
    const text = JSON.stringify(statuses);
    if (text === this.published) return;
    this.published = text;
    this.options.publish(statuses);
  }
}

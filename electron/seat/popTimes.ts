/** How fast a call came onto the screen. Milliseconds from the last byte of the INVITE at the socket. */
export interface PopTime {
  readonly callId: string;
  readonly firstPaintMs: number | null;
  readonly completePaintMs: number | null;
}

const kept = 500;

/** Notes when the pop painted each call: shown in diagnostics and measured by the benches. */
export class PopTimes {
  private readonly times = new Map<string, { readonly arrivedAt: number; firstPaintMs: number | null; completePaintMs: number | null }>();

  arrived(callId: string, arrivedAt: number): void {
    this.times.set(callId, { arrivedAt, firstPaintMs: null, completePaintMs: null });
    if (this.times.size > kept) this.times.delete(this.times.keys().next().value ?? '');
  }

  painted(callId: string, at: number, complete: boolean): void {
    const time = this.times.get(callId);
    if (!time) return;
    const ms = at - time.arrivedAt;
    time.firstPaintMs ??= ms;
    if (complete) time.completePaintMs ??= ms;
  }

  of(callId: string): PopTime | null {
    const time = this.times.get(callId);
    return time ? { callId, firstPaintMs: time.firstPaintMs, completePaintMs: time.completePaintMs } : null;
  }

  all(): readonly PopTime[] {
    return [...this.times.keys()].flatMap((callId) => this.of(callId) ?? []);
  }
}

import type { ConsoleApp } from '../../app/consoleApp.ts';

/** When a call was complete on the pop, as the pop itself reported it. Epoch milliseconds and milliseconds. */
export interface Painted {
  readonly callId: string;
  readonly receivedAt: number;
  readonly firstMs: number;
  readonly completeMs: number;
  /** Texts of the card by `data-testid` at that time. */
  readonly card: Readonly<Record<string, string>>;
}

interface Watch { next: Promise<{ callId: string }>; resolve: (found: { callId: string }) => void; arrivals: Map<string, number> }

declare global {
  // Lives in the program's main process, where the functions below are evaluated.
  var benchPaints: Watch | undefined;
}

/** Follows the pop's reports inside main, so that nothing has to ask again and again while a call rings. */
export async function watchPaints(app: ConsoleApp): Promise<void> {
  await app.inMain(({ program }) => {
    const { popTimes } = program;
    const watch: Watch = { next: Promise.resolve({ callId: '' }), resolve: () => {}, arrivals: new Map() };
    globalThis.benchPaints = watch;
    const { arrived, painted } = { arrived: popTimes.arrived.bind(popTimes), painted: popTimes.painted.bind(popTimes) };
    popTimes.arrived = (callId, at) => {
      watch.arrivals.set(callId, at);
      arrived(callId, at);
    };
    popTimes.painted = (callId, at, complete) => {
      painted(callId, at, complete);
      if (complete) watch.resolve({ callId });
    };
  });
}

/** Call it before the INVITE leaves; the promise it gives resolves when the next card is complete, or rejects after five seconds. */
export async function expectPaint(app: ConsoleApp): Promise<() => Promise<Painted>> {
  await app.inMain(() => {
    const watch = globalThis.benchPaints;
    if (watch) watch.next = new Promise((resolve) => { watch.resolve = resolve; });
  });
  return () => app.inMain(async ({ program }) => {
    const watch = globalThis.benchPaints;
    const found = await Promise.race([watch?.next, new Promise<undefined>((resolve) => setTimeout(resolve, 5_000))]);
    if (!watch || !found) {
      const { calls, registration } = program.publisher.current;
      const shown = calls.map(({ call, lookUps }) => ({ state: call.state.kind, times: program.popTimes.of(call.id), lookUps: Object.entries(lookUps).map(([key, { kind }]) => `${key} ${kind}`) }));
      throw new Error(`The pop did not report a complete card within five seconds: ${JSON.stringify({ registration: registration.kind, visible: program.windows.pop.window.isVisible(), shown })}`);
    }
    const { callId } = found;
    const times = program.popTimes.of(callId);
    const card = (await program.windows.pop.window.webContents.executeJavaScript(
      `Object.fromEntries([...document.querySelectorAll('[data-testid^="pop-"]')].map((one) => [one.dataset.testid, one.textContent]))`,
    )) as Record<string, string>;
    return { callId, receivedAt: watch.arrivals.get(callId) ?? 0, firstMs: times?.firstPaintMs ?? -1, completeMs: times?.completePaintMs ?? -1, card };
  });
}

/**
 * An expression for main that resolves in a turn of its own. The inspector breaks into whatever JavaScript main is at. A
 * `process.nextTick` called from there may come between the last look at the queue of ticks and its mark "nothing waits":
 * then main runs no tick ever again, and its streams stand still. What is sent into main therefore waits for this first.
 */
export const ownTurn = `new Promise((begin) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    begin();
  };
  port2.postMessage(null);
})`;

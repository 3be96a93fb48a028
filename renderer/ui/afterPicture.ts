/** A window that nobody sees may not draw at all. */
const longestMs = 250;

/** Runs something once, when the picture that is being drawn now is on the screen, or after a quarter of a second. */
export function afterPicture(run: () => void): void {
  let waiting = true;
  const once = (): void => {
    if (!waiting) return;
    waiting = false;
    clearTimeout(patience);
    run();
  };
  const patience = setTimeout(once, longestMs);
  // The frame's callbacks run before it is painted, a message after it.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      once();
    };
    port2.postMessage(null);
  });
}

import type { ConsoleApp } from '../../app/consoleApp.ts';

declare global {
  // Lives in the program's main process, where the functions below are evaluated.
  var benchFirstRtp: { at: number }[] | undefined;
}

/** Notes in main when a peer of the media window has got its first packet, as the media window itself saw it. */
export async function watchFirstRtp(app: ConsoleApp): Promise<void> {
  await app.inMain(({ program }) => {
    const noted: { at: number }[] = [];
    globalThis.benchFirstRtp = noted;
    const media = program.media as unknown as { opened(peer: { addEventListener(type: 'firstrtp', listener: (event: { at: number }) => void): void }): void };
    const opened = media.opened.bind(media);
    media.opened = (peer) => {
      opened(peer);
      peer.addEventListener('firstrtp', ({ at }) => noted.push({ at }));
    };
  });
}

/** Epoch milliseconds of the first packet that any peer got after `since`; undefined when none came within `withinMs`. */
export function firstRtpAfter(app: ConsoleApp, since: number, withinMs = 5_000): Promise<number | undefined> {
  return app.inMain(async (_inside, { since, withinMs }) => {
    for (const until = Date.now() + withinMs; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 10))) {
      const found = globalThis.benchFirstRtp?.find(({ at }) => at > since);
      if (found) return found.at;
    }
    return undefined;
  }, { since, withinMs });
}

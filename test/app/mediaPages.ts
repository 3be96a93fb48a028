import type { ConsoleApp } from './consoleApp.ts';

/** Runs an expression in each hidden media page, the one at work first. */
export function inMediaPages<T>(app: Pick<ConsoleApp, 'inMain'>, expression: string): Promise<T[]> {
  return app.inMain(({ electron }, asked) => {
    // The window at work was opened before its standby, so its number is the lower one.
    const pages = electron.webContents.getAllWebContents().filter((contents) => contents.getURL().includes('media/media.html')).sort((a, b) => a.id - b.id);
    return Promise.all(pages.map((page) => page.executeJavaScript(asked) as Promise<unknown>));
  }, expression) as Promise<T[]>;
}

/**
 * From here on, whatever the media pages send to a loudspeaker or into a stream is also listened to. Call it before the
 * sound begins.
 */
export async function listenToMediaPages(app: Pick<ConsoleApp, 'inMain'>): Promise<void> {
  // A page that is still loading would forget it.
  await app.inMain(({ program }) => program.media.ready());
  await inMediaPages(app, `(() => {
    if (window.heardForTests) return;
    const heard = (window.heardForTests = []);
    const { connect } = AudioNode.prototype;
    AudioNode.prototype.connect = function (target, ...rest) {
      if (target instanceof AudioDestinationNode || target instanceof MediaStreamAudioDestinationNode) {
        const analyser = new AnalyserNode(this.context, { fftSize: 2048 });
        connect.call(this, analyser);
        heard.push(analyser);
      }
      return connect.call(this, target, ...rest);
    };
  })()`);
}

/** The loudest sample (0–1) of running audio at this moment, over all media pages. */
export async function loudestNow(app: Pick<ConsoleApp, 'inMain'>): Promise<number> {
  const peaks = await inMediaPages<number>(app, `(() => {
    let peak = 0;
    for (const analyser of window.heardForTests ?? []) {
      if (analyser.context.state !== 'running') continue;
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  })()`);
  return Math.max(0, ...peaks);
}

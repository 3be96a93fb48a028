import type { InspectedProgram } from '../../app/inspectedProgram.ts';

/** The peer of the `recording` bench: a MediaRecorder as anybody would write it, in the page that holds the call. */
export interface RawRecorder {
  /** Records both voices of the running call as stereo Opus, a piece a second, and throws the pieces away. */
  start(): Promise<void>;
  /** @returns how many bytes were recorded */
  stop(): Promise<number>;
}

/** What the product records with as well, so that the two differ in how they do it and not in what. */
const bitsPerSecond = 64_000;

const keepPeers = `(() => {
  if (window.benchPeers) return;
  const kept = (window.benchPeers = []);
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...options) {
      super(...options);
      kept.push(this);
      this.addEventListener('track', ({ track }) => { this.benchHeard = track; });
    }
    close() {
      kept.splice(kept.indexOf(this), 1);
      super.close();
    }
  };
})()`;

const startRecording = `(() => {
  const peer = window.benchPeers.find((one) => one.connectionState === 'connected');
  const said = peer?.getSenders()[0]?.track;
  if (!said || !peer.benchHeard) return false;
  const context = new AudioContext();
  const merger = context.createChannelMerger(2);
  const both = context.createMediaStreamDestination();
  [said, peer.benchHeard].forEach((track, channel) => context.createMediaStreamSource(new MediaStream([track])).connect(merger, 0, channel));
  merger.connect(both);
  const recorder = new MediaRecorder(both.stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: ${bitsPerSecond} });
  let bytes = 0;
  recorder.addEventListener('dataavailable', ({ data }) => { bytes += data.size; });
  window.benchStop = () => new Promise((resolve) => {
    recorder.addEventListener('stop', () => context.close().then(() => resolve(bytes)));
    recorder.stop();
  });
  recorder.start(1000);
  return true;
})()`;

/** Prepares the media pages; calls that run already are not seen. */
export async function prepareRawRecorder(app: InspectedProgram): Promise<RawRecorder> {
  /** Runs in every media page, the one at work and the warm one, and gives the answers. */
  const inMediaPages = (expression: string): Promise<unknown[]> =>
    app.inMain(async ({ electron }, text) => {
      const pages = electron.webContents.getAllWebContents().filter((contents) => contents.getURL().includes('/media/media.html'));
      return Promise.all(pages.map((page) => page.executeJavaScript(text, true) as Promise<unknown>));
    }, expression);
  await inMediaPages(keepPeers);
  return {
    async start() {
      const started = await inMediaPages(startRecording);
      if (started.filter((one) => one === true).length !== 1) throw new Error('No media page holds a connected call with both voices');
    },
    async stop() {
      const bytes = await inMediaPages('(() => { const stop = window.benchStop; window.benchStop = undefined; return stop ? stop() : 0; })()');
      return bytes.reduce<number>((sum, one) => sum + Number(one), 0);
    },
  };
}

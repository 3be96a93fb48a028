import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { inMediaPages } from './mediaPages.ts';

let app: ConsoleApp;

const command = <T>(name: string, argument: unknown) => app.inConsole<T>(`console400.command(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);

/** Counts the levels that reach the console's page from here on. */
const countLevels = () => app.inConsole<void>(`(() => { window.levelsForTests = []; console400.on('device:level', ({ level }) => window.levelsForTests.push(level)); })()`);
const levels = () => app.inConsole<number[]>('window.levelsForTests');

/**
 * Gives the next audio worklet of a page a faint hiss in place of the microphone's tone, which a net that knows voices may take for a
 * vowel, and listens on both sides of it; loudest sample of each.
 */
const hissThroughNoiseNets = `(() => {
  const { connect } = AudioNode.prototype;
  const listen = (node) => {
    const analyser = new AnalyserNode(node.context, { fftSize: 2048 });
    connect.call(node, analyser);
    return () => {
      const samples = new Float32Array(2048);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
    };
  };
  const hissOf = (context) => {
    const buffer = new AudioBuffer({ length: 2 * context.sampleRate, sampleRate: context.sampleRate });
    buffer.copyToChannel(Float32Array.from({ length: buffer.length }, () => (Math.random() - 0.5) / 200), 0);
    const hiss = new AudioBufferSourceNode(context, { buffer, loop: true });
    hiss.start();
    return hiss;
  };
  AudioNode.prototype.connect = function (target, ...rest) {
    if (!(target instanceof AudioWorkletNode)) return connect.call(this, target, ...rest);
    const hiss = hissOf(this.context);
    const [input, output] = [listen(hiss), listen(target)];
    window.noiseNetForTests = () => ({ input: input(), output: output() });
    return connect.call(hiss, target, ...rest);
  };
})()`;

/** Notes every address that a page fetches from here on. */
const watchFetches = `(() => {
  const { fetch } = window;
  window.fetchedForTests = [];
  window.fetch = (url, ...rest) => fetch(url, ...rest).then((answer) => (window.fetchedForTests.push([String(url), answer.status]), answer));
})()`;

describe('sound devices of the program', () => {
  beforeAll(async () => {
    app = await launchConsole({ provision: null });
  });
  afterAll(() => app.close());

  it('shows what is plugged in and in use', async () => {
    const { devices } = await app.until('the devices are known', (state) => state.devices.speakers.length > 0);
    expect(devices.microphones.length).toBeGreaterThan(0);
    expect(devices.ringInUse).toEqual([devices.speakerInUse]);
    expect(devices.missing).toEqual([]);
  });

  it('takes the choice of the settings, also of a device that is not plugged in', async () => {
    const { devices } = await app.state();
    const gone = { id: 'a0b1', label: 'Old headset' };
    const [first, second] = devices.speakers;
    await command('preferences:change', { devices: { microphone: gone, speaker: first, ring: [first, second] } });
    const changed = await app.until('the choice is in use', (state) => state.devices.missing.length > 0);
    expect(changed.devices).toMatchObject({ missing: [gone], speakerInUse: first?.label, ringInUse: [first?.label, second?.label] });
    await command('preferences:change', { devices: { microphone: null, speaker: null, ring: [] } });
    await app.until('the defaults are in use', (state) => state.devices.missing.length === 0);
  });

  it('shows the level of the microphone', async () => {
    await countLevels();
    await command('device:testMicrophone', { on: true });
    await eventually('a level is told', async () => (await levels()).some((level) => level > 0.01));
    await command('device:testMicrophone', { on: false });
  });

  it('runs RNNoise under the policy of its pages: a hiss goes in and does not come out', async () => {
    await command('device:testMicrophone', { on: true });
    await inMediaPages(app, hissThroughNoiseNets);
    await command('preferences:change', { noiseSuppression: 'rnnoise' });
    await eventually('the net works', async () => {
      const [seen] = await inMediaPages<{ readonly input: number; readonly output: number } | null>(app, 'window.noiseNetForTests?.() ?? null');
      return seen && seen.input > 0.001 && seen.output > 0 && seen.output < seen.input / 10;
    });
    expect(app.log()).not.toContain('media: rnnoise');
    await command('device:testMicrophone', { on: false });
  });

  it('lets no other page compile WebAssembly', async () => {
    const outcome = await app.inConsole<string>(`WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', () => 'refused')`);
    expect(outcome).toBe('refused');
  });

  it('plays a test sound, a spoken one too', async () => {
    await inMediaPages(app, watchFetches);
    for (const sound of ['chime', 'voice']) expect(await command('device:testOutput', { id: null, sound, volume: 0.2 })).toEqual({ ok: true, value: null });
    await eventually('the sentence was loaded', async () => (await inMediaPages<[string, number][]>(app, 'window.fetchedForTests'))[0]?.some(([url, status]) => url.endsWith('calleeHello.ogg') && status === 200));
    expect(app.log()).not.toContain('media: testOutput');
  });

  it('asks for a headset without a click in the media page, and says that there is none', async () => {
    expect(await command('headset:pair', {})).toEqual({ ok: true, value: { paired: false } });
    expect(await command('headset:forget', {})).toEqual({ ok: true, value: null });
    expect((await app.state()).headset).toBeNull();
  });
});

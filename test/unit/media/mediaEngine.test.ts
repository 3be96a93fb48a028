import { afterEach, describe, expect, it } from 'vitest';
import { EngineHarness, settle } from './engineHarness.ts';

let harness: EngineHarness | undefined;
afterEach(() => harness?.engine.close());

async function open(...options: ConstructorParameters<typeof EngineHarness>): Promise<EngineHarness> {
  harness = new EngineHarness(...options);
  await harness.engine.ready();
  return harness;
}

const piece = (recordingId: string, byte: number, last = false) => ({ kind: 'chunkRecorded', recordingId, bytes: Uint8Array.of(byte), at: byte, last }) as const;

const order = { tone: 'incoming', melody: 'marimba', volume: 0.7 } as const;

describe('the media engine', () => {
  it('keeps one window at work and one warm', async () => {
    const { windows, engine } = await open();
    expect(windows.map(({ closed }) => closed)).toEqual([false, false]);
    engine.close();
    expect(windows.map(({ closed }) => closed)).toEqual([true, true]);
  });

  it('tells only the window at work what to do', async () => {
    const { windows, engine } = await open();
    engine.ring(order);
    await settle();
    expect(windows[0]!.commands).toContainEqual({ kind: 'ring', order });
    expect(windows[1]!.kinds()).toEqual([]);
  });

  it('rings on in the window that takes over, and not after it was stopped', async () => {
    const { engine, windows } = await open();
    engine.ring(order);
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands).toContainEqual({ kind: 'ring', order });
    engine.ring({ ...order, tone: 'none' });
    windows[1]!.crash();
    while (!windows[2]) await settle();
    await settle();
    expect(windows[2].kinds()).toContain('configure');
    expect(windows[2].kinds()).not.toContain('ring');
  });

  it('gives silence with its reason when there is no microphone', async () => {
    const { engine, active } = await open();
    active.microphoneProblem = 'notFound';
    const stream = await engine.getUserMedia({ audio: true });
    expect(stream.getAudioTracks()).toHaveLength(1);
    expect(stream.microphoneProblem).toBe('notFound');
  });

  it('holds a request for the microphone until a window can answer it', async () => {
    const { engine, active } = await open();
    active.unanswered.add('openMicrophone');
    const asked = engine.getUserMedia();
    await settle();
    active.crash();
    expect((await asked).microphoneProblem).toBeNull();
  });

  it('keeps the microphone switches and the devices across windows', async () => {
    const { engine, windows } = await open();
    const microphone = { echoCancellation: false, noiseSuppression: 'rnnoise', autoGainControl: false } as const;
    const devices = { microphone: { id: 'a', label: 'Headset' }, speaker: null, ring: [{ id: 'b', label: 'Desk' }] };
    engine.setMicrophoneProcessing(microphone);
    engine.setDevices(devices);
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands[0]).toEqual({ kind: 'configure', role: 'agent', microphone, devices });
  });

  it('puts the conference together again in the window that takes over, after its legs', async () => {
    const { engine, windows } = await open();
    const [first, second] = [new engine.PeerConnection(), new engine.PeerConnection()];
    engine.setConference([first.mediaId, second.mediaId]);
    windows[0]!.crash();
    await settle();
    const kinds = windows[1]!.kinds();
    expect(kinds.lastIndexOf('openPeer')).toBeLessThan(kinds.indexOf('setConference'));
    expect(windows[1]!.commands).toContainEqual({ kind: 'setConference', mediaIds: [first.mediaId, second.mediaId] });
  });

  it('follows the headset on in the window that takes over, with the lamps as they were', async () => {
    const { engine, windows } = await open();
    const state = { ringing: false, offHook: true, muted: true, held: false };
    engine.followHeadset(true);
    engine.showOnHeadset(state);
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands).toContainEqual({ kind: 'followHeadset', on: true });
    expect(windows[1]!.commands).toContainEqual({ kind: 'showOnHeadset', state });
  });

  it('tells what the page proved of ring and microphone', async () => {
    const { engine, active } = await open();
    expect(await engine.checkAudio()).toEqual(active.audioCheck);
  });

  it('takes a loopback that fails, is answered with nonsense or is never answered for not passed', async () => {
    const { engine, active } = await open();
    active.audioCheck = { ring: { kind: 'passed' } };
    expect(await engine.checkAudio()).toMatchObject({ ring: { kind: 'failed' }, microphone: { kind: 'failed' } });
    active.unanswered.add('checkAudio');
    expect(await engine.checkAudio()).toMatchObject({ ring: { problem: 'soundNotChecked' }, microphone: { problem: 'soundNotChecked' } });
  });

  it('hands on what the page tells of devices, alarms and headset, and drops what is not well-formed', async () => {
    const { engine, active, told } = await open();
    const leg = new engine.PeerConnection();
    const devices = { microphones: [{ id: 'a', label: 'Headset' }], speakers: [], microphoneInUse: 'Headset', speakerInUse: null, ringInUse: [], missing: [] };
    active.say({ kind: 'devicesChanged', devices });
    active.say({ kind: 'devicesChanged', devices: { ...devices, microphones: 'all' } });
    active.say({ kind: 'alarmChanged', mediaId: leg.mediaId, alarm: 'silenceIn' });
    active.say({ kind: 'alarmChanged', mediaId: 'nobody', alarm: 'silenceIn' });
    active.say({ kind: 'alarmChanged', mediaId: leg.mediaId, alarm: 'loud' });
    active.say({ kind: 'headsetPressed', button: 'hook' });
    active.say({ kind: 'headsetPressed', button: 'volume' });
    active.say({ kind: 'microphoneTested', level: 0.5 });
    active.say({ kind: 'microphoneTested', level: 2 });
    await settle();
    expect(told).toEqual([{ devices }, { mediaId: leg.mediaId, alarm: 'silenceIn' }, { button: 'hook' }, { tested: 0.5 }]);
  });

  it('takes a page that answers no ping for dead', async () => {
    const { windows, told } = await open('agent', { intervalMs: 10, missedBeats: 3 });
    windows[0]!.unanswered.add('ping');
    while (!windows[0]!.closed) await settle();
    await settle();
    expect(told).toContainEqual({ lost: 'unresponsive' });
    expect(windows[1]!.kinds()).toContain('configure');
  });

  it('opens another window when the standby dies', async () => {
    const { windows, told } = await open();
    windows[1]!.crash();
    while (windows.length < 3) await settle();
    expect(windows[0]!.closed).toBe(false);
    expect(told).toEqual([]);
  });

  it('plays a voice on a leg by its media id and goes on with it in the next window', async () => {
    const { engine, windows } = await open('caller');
    const voice = await engine.openVoice({ clips: ['app://console/sounds/a.wav'] });
    const peer = new engine.PeerConnection({});
    for (const track of voice.getTracks()) peer.addTrack(track, voice);
    engine.playVoice(peer.mediaId, 'app://console/sounds/a.wav', { loop: true });
    await settle();
    const play = { kind: 'playVoice', trackId: voice.getTracks()[0]!.id, clip: { url: 'app://console/sounds/a.wav', loop: true, gain: 1 } };
    expect(windows[0]!.commands).toContainEqual(play);
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands).toContainEqual(play);
    engine.stopVoice(voice.id);
    await settle();
    expect(windows[1]!.kinds()).toContain('stopVoice');
  });
});

describe('recording', () => {
  it('numbers the pieces itself and acknowledges each', async () => {
    const { engine, active, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    await settle();
    for (const byte of [7, 8]) active.say(piece('r1', byte));
    await settle();
    expect(chunks.map(({ sequence, bytes }) => [sequence, bytes[0]])).toEqual([[0, 7], [1, 8]]);
    expect(active.kinds().filter((kind) => kind === 'acknowledgeChunk')).toHaveLength(2);
  });

  it('goes on with the next number in the window that takes over', async () => {
    const { engine, windows, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    await settle();
    windows[0]!.say(piece('r1', 1));
    await settle();
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands).toContainEqual({ kind: 'startRecording', mediaId: peer.mediaId, recordingId: 'r1', paused: false });
    windows[1]!.say(piece('r1', 2));
    await settle();
    expect(chunks.map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it('that is paused is paused from the first sample on in the window that takes over', async () => {
    const { engine, windows } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    engine.pauseRecording('r1', true);
    await settle();
    expect(windows[0]!.commands).toContainEqual({ kind: 'pauseRecording', recordingId: 'r1', paused: true });
    windows[0]!.crash();
    await settle();
    expect(windows[1]!.commands).toContainEqual({ kind: 'startRecording', mediaId: peer.mediaId, recordingId: 'r1', paused: true });
  });

  it('is stopped when the last piece has come', async () => {
    const { engine, active, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    let stopped = false;
    const stopping = engine.stopRecording('r1').then(() => {
      stopped = true;
    });
    await settle();
    expect(stopped).toBe(false);
    active.say(piece('r1', 1));
    active.say(piece('r1', 2, true));
    await stopping;
    expect(chunks.map(({ last }) => last)).toEqual([false, true]);
  });

  it('is closed with an empty piece when its window dies while stopping', async () => {
    const { engine, windows, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    const stopping = engine.stopRecording('r1');
    await settle();
    windows[0]!.crash();
    await stopping;
    expect(chunks).toEqual([expect.objectContaining({ sequence: 0, last: true })]);
  });

  it('is closed when its leg is gone before a window could record it', async () => {
    const { engine, windows, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    peer.close();
    windows[0]!.crash();
    await settle();
    expect(chunks).toEqual([expect.objectContaining({ last: true })]);
    await engine.stopRecording('r1');
  });

  it('resolves at once for a recording that never was', async () => {
    const { engine } = await open();
    await engine.stopRecording('unknown');
  });

  it('takes no piece after the last one', async () => {
    const { engine, active, chunks } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    await settle();
    active.say(piece('r1', 1, true));
    active.say(piece('r1', 2));
    await settle();
    expect(chunks).toHaveLength(1);
  });
});

describe('an untrusted page', () => {
  it.each([
    null,
    7,
    'ready',
    {},
    { kind: 'chunkRecorded', recordingId: 'r1', bytes: null, at: 1 },
    { kind: 'chunkRecorded', recordingId: 'r1', bytes: [1, 2], at: 1 },
    { kind: 'chunkRecorded', recordingId: 'other', bytes: Uint8Array.of(1), at: 1 },
    { kind: 'peerEvent', mediaId: 'x', event: { type: 'icecandidate' }, state: {} },
    { kind: 'peerEvent', mediaId: 'unknown', event: { type: 'nonsense' }, state: null },
    { kind: 'qualityMeasured', mediaId: 'x', quality: { at: Number.NaN } },
    { kind: 'levelsMeasured', mediaId: 'x', levels: { agent: 'loud', remote: 1 } },
    { kind: 'microphoneChanged', microphone: { kind: 'missing', reason: 'because' } },
    { kind: 'replied', id: 999, value: {}, state: null },
    { kind: 'refused', id: 'x' },
  ])('is not believed when it says %j', async (message) => {
    const { engine, active, chunks, told } = await open();
    const peer = new engine.PeerConnection({});
    engine.startRecording(peer.mediaId, 'r1');
    await settle();
    active.say(message as Record<string, unknown>);
    await settle();
    expect([chunks, told]).toEqual([[], []]);
  });

  it('cannot answer an offer with something that is no description', async () => {
    const { engine, active } = await open();
    active.unanswered.add('createOffer');
    const peer = new engine.PeerConnection({});
    const asked = peer.createOffer();
    const outcome = asked.then(() => 'done', (error: Error) => error.message);
    await settle();
    for (let id = 1; id < 20; id += 1) active.say({ kind: 'replied', id, value: { type: 'offer' }, state: null });
    expect(await outcome).toContain('something else');
  });
});

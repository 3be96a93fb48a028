import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { bitHeadset } from '../fakes/fakeHid.ts';
import { finishedRecording, secondsOfSilence, secondsOfTone, untilKept } from './listening.ts';
import { inMediaPages } from './mediaPages.ts';
import { agentHz, callerHz, seatForFile, serviceNumber } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');

const seat = seatForFile();

/** How the pop window stands on the screen. */
const popWindow = () =>
  seat.app.inMain(({ program }) => ({ visible: program.windows.pop.window.isVisible(), focused: program.windows.pop.window.isFocused(), onTop: program.windows.pop.window.isAlwaysOnTop() }));

const popText = async (testId: string) => (await seat.app.pop.getByTestId(testId).innerText()).replace(/\s+/g, ' ').trim();

describe('the pop', () => {
  beforeAll(async () => {
    await seat.app.inMain(async ({ program }, number) => {
      await program.host.runningStore?.putRoutingSnapshot({
        serviceNumber: number, label: '售后热线', state: 'inService', stateReason: '', rule: '工作日白班', hunting: 'longestIdle',
        onDuty: [{ name: '坐席一', number: '8001', free: true }], source: '路由快照', takenAt: Date.now(),
      });
    }, serviceNumber);
    await seat.command('customer:save', { id: null, callId: null, draft: { name: '王小明', company: '深圳示例科技', level: 'VIP', tags: [], notes: '', numbers: ['13912345678'] } });
  });

  it.each([
    ['UTF-8', { 'X-IVR-Path': '2:售后>1:维修', 'X-Queue': '售后一组', 'X-Queue-Wait': '18', 'X-Route-Rule': '白班规则' }],
    ['percent-encoding', { 'X-IVR-Path': encodeURIComponent('2:售后>1:维修'), 'X-Queue': encodeURIComponent('售后一组'), 'X-Queue-Wait': '18', 'X-Route-Rule': encodeURIComponent('白班规则') }],
    ['hexadecimal User-to-User data', { 'User-to-User': `${hex('ivr=2:售后>1:维修;queue=售后一组;wait=18;rule=白班规则')};encoding=hex` }],
  ])('shows number, area, 400 number, IVR path, customer and routing of a call with Chinese headers in %s, without taking the focus', async (_encoding, headers) => {
    const before = await popWindow();
    expect(before.visible).toBe(false);
    const { trunk, callId } = await seat.ring({ from: '13912345678', headers });
    await seat.until(callId, 'everything is looked up', ({ lookUps }) => Object.values(lookUps).every((outcome) => outcome.kind !== 'pending'));
    await seat.app.pop.getByTestId('pop').waitFor();
    await eventually('the pop stands', async () => (await popWindow()).visible);
    expect(await popWindow()).toEqual({ visible: true, focused: false, onTop: true });
    await eventually('the customer is on the pop', async () => (await popText('pop-customer')).includes('王小明'));
    expect(await popText('pop-number')).toBe('139 1234 5678');
    expect(await popText('pop-area')).toContain('江苏 常州 · 移动');
    expect(await popText('pop-service-number')).toBe('400-800-1234 售后热线');
    expect(await popText('pop-ivr')).toBe('2 售后 › 1 维修');
    expect(await popText('pop-customer')).toContain('王小明 · 深圳示例科技');
    await eventually('the routing is on the pop', async () => (await popText('pop-routing')).includes('在服'));
    const whole = await popText('pop');
    expect(whole).toContain('售后一组 · 等 00:18');
    expect(whole).toContain('白班规则');
    await trunk.cancel();
    await eventually('the pop goes away', async () => !(await popWindow()).visible);
  });

  it('calls a caller without a card a new customer and a withheld number anonymous', async () => {
    const { trunk, callId } = await seat.ring({ fromUri: 'sip:anonymous@anonymous.invalid', fromName: 'Anonymous' });
    await seat.until(callId, 'the customer is looked up', ({ lookUps }) => lookUps.customer.kind !== 'pending');
    await eventually('the customer is on the pop', async () => (await popText('pop-customer')).includes('新客户'));
    expect(await popText('pop-number')).toBe('匿名来电');
    await trunk.cancel();
  });
});

describe('a conversation', () => {
  it('begins with a click on answer, and both voices arrive and are recorded on a channel each', async () => {
    const { trunk, callId } = await seat.ring({ from: '02112345678', toneHz: callerHz });
    await seat.press('answer');
    await trunk.untilAnswered();
    await seat.hearBothWays({ trunk, callId });
    await seat.until(callId, 'the recording runs', ({ call }) => call.recording);
    await eventually('the lamp is on', async () => (await seat.app.page.getByTestId('recording-lamp').getAttribute('data-on')) === 'true');
    await untilKept(seat.app, callId, 'both voices', ({ caller, agent }) => secondsOfTone(caller, callerHz) > 1.5 && secondsOfTone(agent, agentHz) > 1.5);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(1.5);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(1.5);
    expect(secondsOfTone(recording.caller, agentHz)).toBe(0);
    expect(secondsOfTone(recording.agent, callerHz)).toBe(0);
  });

  it('begins with a click on the pop as well', async () => {
    const { trunk, callId } = await seat.ring();
    await seat.app.pop.getByTestId('pop-answer').click();
    await trunk.untilAnswered();
    await seat.hearBothWays({ trunk, callId });
    await eventually('the pop goes away', async () => !(await popWindow()).visible);
  });

  it('is held and resumed: the caller hears nothing meanwhile', async () => {
    const conversation = await seat.talk();
    const { trunk, callId } = conversation;
    await seat.hearBothWays(conversation);
    await seat.press('hold');
    await seat.until(callId, 'the call is held', ({ call }) => call.state.kind === 'held' && call.state.by === 'agent');
    expect(trunk.heldByOther).toBe(true);
    await eventually('the caller hears the agent no more', () => !trunk.audio.hasTone(agentHz, 300));
    await sleep(600);
    expect(trunk.audio.level(500)).toBeLessThan(-50);
    await seat.press('hold');
    await seat.until(callId, 'the call is resumed', ({ call }) => call.state.kind === 'talking');
    expect(trunk.heldByOther).toBe(false);
    await seat.hearBothWays(conversation);
  });

  it('is held and resumed by the caller: the agent sees who holds', async () => {
    const conversation = await seat.talk();
    const { trunk, callId } = conversation;
    await trunk.hold();
    await seat.until(callId, 'the agent sees it', ({ call }) => call.state.kind === 'held' && call.state.by === 'remote');
    await eventually('the screen says so', async () => (await seat.app.page.locator('.call-clock').innerText()).includes('对方保持'));
    await trunk.resume();
    await seat.until(callId, 'the call is resumed', ({ call }) => call.state.kind === 'talking');
    await seat.hearBothWays(conversation);
  });

  it('is muted and unmuted: the caller hears silence, the call and its recording go on', async () => {
    const conversation = await seat.talk();
    const { trunk, callId } = conversation;
    await seat.hearBothWays(conversation);
    await seat.until(callId, 'the recording runs', ({ call }) => call.recording);
    await seat.press('mute');
    await seat.until(callId, 'the call is muted', ({ call }) => call.muted && call.state.kind === 'talking');
    await eventually('the caller hears the agent no more', () => !trunk.audio.hasTone(agentHz, 300));
    const packetsWhenMuted = trunk.audio.packets();
    const atMute = await seat.app.recordingOf(callId);
    const callerBefore = atMute === null ? 0 : secondsOfTone(atMute.caller, callerHz);
    await untilKept(seat.app, callId, 'silence of the agent, and the caller goes on', ({ caller, agent }) => secondsOfSilence(agent) > 1 && secondsOfTone(caller, callerHz) > callerBefore + 1);
    expect(trunk.audio.level(1_000)).toBeLessThan(-50);
    expect(trunk.audio.packets()).toBeGreaterThan(packetsWhenMuted);
    await seat.press('mute');
    await seat.hearBothWays(conversation);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfSilence(recording.agent)).toBeGreaterThan(1);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(0.5);
    expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(callerBefore + 1);
  });

  it('carries the keypad to the caller as RFC 4733 events, and as SIP INFO where that is set', async () => {
    const { trunk } = await seat.talk();
    await seat.press('keypad');
    const keys = seat.app.page.locator('.keypad-key');
    for (const digit of ['1', '*', '#']) await keys.filter({ hasText: digit }).first().click();
    await eventually('the caller received the keys by RTP', () => trunk.receivedDtmf().length === 3);
    expect(trunk.receivedDtmf().map(({ digit, by }) => `${digit} ${by}`)).toEqual(['1 rtp', '* rtp', '# rtp']);
    await seat.command('preferences:change', { dtmfTransport: 'info' });
    for (const digit of ['7', '0']) await keys.filter({ hasText: digit }).first().click();
    await eventually('the caller received the keys by INFO', () => trunk.receivedDtmf().length === 5);
    expect(trunk.receivedDtmf().slice(3).map(({ digit, by }) => `${digit} ${by}`)).toEqual(['7 info', '0 info']);
    await seat.command('preferences:change', { dtmfTransport: 'rfc4733' });
  });
});

/** Stands in for a paired headset in place of the system's devices; reports are pressed in, and its lamps are read out. */
const plugIn = `(() => {
  const listeners = new Set();
  const lamps = [];
  const port = {
    productName: 'Test headset', opened: false, collections: ${JSON.stringify(bitHeadset)},
    open: async () => { port.opened = true; }, close: async () => { port.opened = false; }, forget: async () => {},
    sendReport: async (_report, data) => void lamps.push(data[0]),
    addEventListener: (_type, listener) => void listeners.add(listener), removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const happen = (kind) => navigator.hid.dispatchEvent(Object.assign(new Event(kind), { device: port }));
  let there = [port];
  navigator.hid.getDevices = async () => there;
  window.headsetForTests = {
    lamps: () => lamps.at(-1) ?? 0,
    press: (...reports) => { for (const bits of reports) for (const listener of [...listeners]) listener({ reportId: 1, data: new DataView(Uint8Array.of(bits).buffer) }); },
    pullOut: () => { there = []; happen('disconnect'); },
  };
  happen('connect');
})()`;

describe('a headset with buttons', () => {
  const hook = 0b0001;
  const mute = 0b0100;
  const lamp = { offHook: 0b0001, muted: 0b0010, rings: 0b0100, held: 0b1000 };
  const atHeadset = (words: string) => inMediaPages<unknown>(seat.app, `window.headsetForTests.${words}`);
  const shows = (what: string, lamps: number) => eventually(`its lamps say ${what}`, async () => (await atHeadset('lamps()')).includes(lamps));

  it('answers, mutes and hangs up, and its lamps follow what the screen does', async () => {
    await inMediaPages(seat.app, plugIn);
    const { headset } = await seat.app.until('the headset is there', (state) => state.headset !== null);
    expect(headset).toEqual({ name: 'Test headset', lamps: true });
    const { trunk, callId } = await seat.ring();
    await shows('that it rings', lamp.rings);
    await atHeadset(`press(${hook})`);
    await trunk.untilAnswered();
    await seat.hearBothWays({ trunk, callId });
    await shows('off the hook', lamp.offHook);
    await atHeadset(`press(${hook | mute}, ${hook})`);
    await seat.until(callId, 'the call is muted', ({ call }) => call.muted);
    await shows('muted', lamp.offHook | lamp.muted);
    await seat.press('mute');
    await shows('unmuted', lamp.offHook);
    await seat.press('hold');
    await shows('on hold', lamp.offHook | lamp.held);
    await seat.press('hold');
    await shows('off hold', lamp.offHook);
    await atHeadset('press(0)');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    await shows('nothing', 0);
    await atHeadset('pullOut()');
    await seat.app.until('it is gone', (state) => state.headset === null);
  });
});

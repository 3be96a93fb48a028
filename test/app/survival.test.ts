import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { finishRecording } from '../../electron/recordings/finishRecording.ts';
import { finishedRecording, secondsOfTone, untilKept } from './listening.ts';
import { agentHz, callerHz, seatForFile, type Conversation } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seat = seatForFile();

/** Talks on until so many seconds of each voice are kept. */
const bothKept = ({ callId }: Conversation, seconds: number) =>
  untilKept(seat.app, callId, `${seconds} s of both voices`, ({ caller, agent }) => secondsOfTone(caller, callerHz) > seconds && secondsOfTone(agent, agentHz) > seconds);

/** Talks until the recording runs and some of it is kept. */
async function recordedTalk(): Promise<Conversation> {
  const conversation = await seat.talk({ from: '13912345678' });
  await seat.hearBothWays(conversation);
  await seat.until(conversation.callId, 'the recording runs', ({ call }) => call.recording);
  await bothKept(conversation, 1);
  return conversation;
}

/** Both voices again, with nothing left in the ear of what was heard before. */
async function hearAgain(conversation: Conversation): Promise<void> {
  await sleep(600);
  await seat.hearBothWays(conversation);
}

type WithChunks = typeof globalThis & { chunksForTests?: { id: string; base64: string; at: number }[] };

/** From here on main remembers what the media window hands it of recordings. */
const noteChunks = () => seat.app.inMain(({ program }) => {
  const noted: NonNullable<WithChunks['chunksForTests']> = ((globalThis as WithChunks).chunksForTests = []);
  const listener = program.host.open.mediaListener as { chunkRecorded: typeof program.host.open.mediaListener.chunkRecorded };
  const take = listener.chunkRecorded;
  listener.chunkRecorded = (chunk) => {
    noted.push({ id: chunk.recordingId, base64: Buffer.from(chunk.bytes).toString('base64'), at: chunk.at });
    take(chunk);
  };
});
const notedChunks = async (recordingId: string) =>
  (await seat.app.inMain(() => (globalThis as WithChunks).chunksForTests!)).filter(({ id }) => id === recordingId).map(({ base64, at }) => ({ bytes: new Uint8Array(Buffer.from(base64, 'base64')), at }));

const eventsOf = async (callId: string) => (await seat.query('callLog:entry', { callId }))?.events.map(({ kind }) => kind) ?? [];
const recordingRow = (callId: string) => seat.app.inMain(({ program }, id) => program.host.open.queries['recording:get']({ callId: id }), callId);

/** What an expression says in a page that may die or load at this very moment; undefined when it says nothing in five seconds. */
const look = <T>(asked: Promise<T>): Promise<T | undefined> => Promise.race([asked.catch(() => undefined), sleep(5_000).then(() => undefined)]);

const popNumber = "document.querySelector('[data-testid=pop-number]')?.textContent";
const callNumber = "document.querySelector('.call-number')?.textContent";

describe('a running call survives', () => {
  it('the death of the media window: both voices come back, and the recording goes on in the same file', async () => {
    const conversation = await recordedTalk();
    const { trunk, callId } = conversation;
    const killed = await seat.app.inMain(({ electron }) => {
      // The window at work was opened before its standby, so its number is the lower one.
      const [active] = electron.webContents.getAllWebContents().filter((contents) => contents.getURL().includes('media/media.html')).sort((a, b) => a.id - b.id);
      active?.forcefullyCrashRenderer();
      return active?.id;
    });
    expect(killed).toBeTypeOf('number');
    await eventually('the loss and the replacement are in the log', async () => {
      const events = await eventsOf(callId);
      return events.includes('mediaLost') && events.includes('mediaRestored');
    });
    await hearAgain(conversation);
    expect((await seat.view(callId))?.call).toMatchObject({ state: { kind: 'talking' }, mediaConnected: true, recording: true });
    await bothKept(conversation, 3);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(3);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(3);
    expect((await eventsOf(callId)).filter((kind) => kind === 'recordingStarted')).toHaveLength(1);
  });

  it('a reload of the console window: its state returns and its controls work', async () => {
    const conversation = await recordedTalk();
    const { callId, trunk } = conversation;
    await seat.app.inConsole("void (window.beforeReload = true)");
    await seat.app.inMain(({ program }) => program.windows.console.webContents.reload());
    await eventually('another page stands', async () => (await look(seat.app.inConsole<boolean>('window.beforeReload !== true'))) === true);
    await seat.app.page.locator('.call-header').waitFor();
    expect(await seat.app.page.locator('.call-number').innerText()).toContain('139 1234 5678');
    await eventually('the lamp is on', async () => (await seat.app.page.getByTestId('recording-lamp').getAttribute('data-on')) === 'true');
    await seat.hearBothWays(conversation);
    await seat.press('hold');
    await seat.until(callId, 'the call is held', ({ call }) => call.state.kind === 'held');
    await seat.press('hold');
    await seat.until(callId, 'the call is resumed', ({ call }) => call.state.kind === 'talking');
    await seat.press('hangup');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  });

  it('the death of the store process: nothing acknowledged is lost, and the recording has no hole', async () => {
    await noteChunks();
    const conversation = await recordedTalk();
    const { trunk, callId } = conversation;
    const acknowledged = await recordingRow(callId);
    expect(acknowledged?.byteLength).toBeGreaterThan(0);
    const eventsBefore = await eventsOf(callId);
    const killed = await seat.app.inMain(({ program }) => {
      const pid = program.host.runningStore?.pid;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      return pid;
    });
    expect(killed).toBeTypeOf('number');
    await seat.press('mute');
    await seat.app.until('the store is up again', ({ storeUp }) => storeUp);
    await eventually('another process is the store', () => seat.app.inMain(({ program }, before) => program.host.runningStore?.pid !== undefined && program.host.runningStore.pid !== before, killed));
    await seat.press('mute');
    await hearAgain(conversation);
    const later = await recordingRow(callId);
    expect(later?.byteLength).toBeGreaterThanOrEqual(acknowledged?.byteLength ?? 0);
    await bothKept(conversation, 3);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    const recorded = await finishRecording(await notedChunks((await recordingRow(callId))!.id));
    if (recorded.kind !== 'finished') throw new Error('The media window recorded nothing');
    expect(recording.bytes.equals(recorded.bytes)).toBe(true);
    expect(recorded.gapMs).toBe(0);
    await eventually('the end is in the log', async () => (await eventsOf(callId)).includes('ended'));
    const events = await eventsOf(callId);
    expect(events.slice(0, eventsBefore.length)).toEqual(eventsBefore);
    expect(events).toEqual(expect.arrayContaining(['muted', 'unmuted', 'recordingStopped', 'ended']));
    const report = await seat.app.inMain(({ program }) => program.host.runningStore?.integrity(null));
    expect(report?.files.length).toBeGreaterThan(1);
    expect(report?.files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('the absence of the server: both talk on, and the agent hangs up through the server that came back', async () => {
    const conversation = await recordedTalk();
    const { trunk, callId } = conversation;
    await seat.lab.kamailio.stop();
    await seat.app.until('the registration is lost', ({ registration }) => registration.kind === 'failed');
    await hearAgain(conversation);
    expect((await seat.view(callId))?.call.state.kind).toBe('talking');
    await seat.lab.kamailio.start();
    await seat.app.until('the seat is registered again', ({ registration }) => registration.kind === 'registered', 60_000);
    await hearAgain(conversation);
    await seat.press('hangup');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  });

  it('the death of the pop: it comes back with the ringing call', async () => {
    const { trunk } = await seat.ring({ from: '13912345678' });
    await eventually('the pop shows the call', async () => (await look(seat.app.inPop<string | undefined>(popNumber))) === '139 1234 5678');
    const before = await seat.app.inMain(({ program }) => {
      const { webContents } = program.windows.pop.window;
      const pid = webContents.getOSProcessId();
      webContents.forcefullyCrashRenderer();
      return pid;
    });
    await eventually('another page stands', () => seat.app.inMain(({ program }, pid) => ![0, pid].includes(program.windows.pop.window.webContents.getOSProcessId()), before));
    await eventually('the pop shows the call again', async () => (await look(seat.app.inPop<string | undefined>(popNumber))) === '139 1234 5678');
    await eventually('the pop stands', () => seat.app.inMain(({ program }) => program.windows.pop.window.isVisible()));
    await seat.app.inPop("document.querySelector('[data-testid=pop-answer]').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))");
    await trunk.untilAnswered();
  });

  // Last, because Playwright gives a page up for good when its process dies.
  it('the death of the console window: it comes back with the call, and its controls work', async () => {
    const conversation = await recordedTalk();
    const { trunk, callId } = conversation;
    await seat.app.inMain(({ program }) => program.windows.console.webContents.forcefullyCrashRenderer());
    await seat.app.until('main says so', ({ notices }) => notices.some(({ key }) => key === 'consoleRestarted'));
    await eventually('the console shows the call again', async () => (await look(seat.app.inConsole<string | undefined>(callNumber)))?.includes('139 1234 5678'));
    await seat.hearBothWays(conversation);
    expect((await seat.view(callId))?.call.recording).toBe(true);
    await seat.app.inConsole("document.querySelector('[data-testid=hangup]').click()");
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  });
});

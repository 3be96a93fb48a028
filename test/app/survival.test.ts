import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { finishedRecording, secondsOfTone } from './listening.ts';
import { agentHz, callerHz, seatForFile, type Conversation } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seat = seatForFile();

/** Talks until the recording runs and some of it is kept. */
async function recordedTalk(): Promise<Conversation> {
  const conversation = await seat.talk({ from: '13912345678' });
  await seat.hearBothWays(conversation);
  await seat.until(conversation.callId, 'the recording runs', ({ call }) => call.recording);
  await sleep(1_500);
  return conversation;
}

/** Both voices again, with nothing left in the ear of what was heard before. */
async function hearAgain(conversation: Conversation): Promise<void> {
  await sleep(600);
  await seat.hearBothWays(conversation);
}

const eventsOf = async (callId: string) => (await seat.query('callLog:entry', { callId }))?.events.map(({ kind }) => kind) ?? [];
const recordingRow = (callId: string) => seat.app.inMain(({ program }, id) => program.host.open.queries['recording:get']({ callId: id }), callId);

/** What an expression says in a page that may die or load at this very moment; undefined when it says nothing in a second. */
const look = <T>(asked: Promise<T>): Promise<T | undefined> => Promise.race([asked.catch(() => undefined), sleep(1_000).then(() => undefined)]);

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
    await sleep(2_000);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(3);
    expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(3);
    expect((await eventsOf(callId)).filter((kind) => kind === 'recordingStarted')).toHaveLength(1);
  });

  it('a reload of the console window: its state returns and its controls work', async () => {
    const conversation = await recordedTalk();
    const { callId, trunk } = conversation;
    await seat.app.inMain(({ program }) => program.windows.console.webContents.reload());
    await seat.app.page.locator('.call-header').waitFor();
    expect(await seat.app.page.locator('.call-number').innerText()).toContain('139 1234 5678');
    expect(await seat.app.page.getByTestId('recording-lamp').getAttribute('data-on')).toBe('true');
    await seat.hearBothWays(conversation);
    await seat.press('hold');
    await seat.until(callId, 'the call is held', ({ call }) => call.state.kind === 'held');
    await seat.press('hold');
    await seat.until(callId, 'the call is resumed', ({ call }) => call.state.kind === 'talking');
    await seat.press('hangup');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
  });

  it('the death of the store process: nothing acknowledged is lost, and the recording has no hole', async () => {
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
    await sleep(1_500);
    await trunk.hangUp();
    const recording = await finishedRecording(seat.app, callId);
    expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(recording.seconds - 0.7);
    const talked = await eventually('the end is in the log', async () => {
      const answer = await seat.query('callLog:entry', { callId });
      return answer?.entry.endedAt && answer.entry.answeredAt ? (answer.entry.endedAt - answer.entry.answeredAt) / 1_000 : undefined;
    });
    expect(recording.seconds).toBeGreaterThan(talked - 1);
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
    await seat.app.inMain(({ program }) => program.windows.pop.window.webContents.forcefullyCrashRenderer());
    await eventually('the page is gone', () => seat.app.inMain(({ program }) => program.windows.pop.window.webContents.isCrashed() || program.windows.pop.window.webContents.isLoading()));
    await eventually('the pop shows the call again', async () => (await look(seat.app.inPop<string | undefined>(popNumber))) === '139 1234 5678');
    expect(await seat.app.inMain(({ program }) => program.windows.pop.window.isVisible())).toBe(true);
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

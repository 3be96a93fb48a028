import { readdir, readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { callSeat } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { finishedRecording, secondsOfTone, untilKept } from './listening.ts';
import { agentHz, callerHz, keepEvidenceOnFailure, serviceNumber } from './seatUnderTest.ts';
import { playerClock, playerLength } from './playerClock.ts';

let lab: Laboratory;
let dataDirectory = '';
let app: ConsoleApp | undefined;

beforeEach(async () => {
  lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001'] } });
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-data-'));
});
afterEach(async () => {
  await app?.close();
  await lab.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Processes whose command line names the data folder. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return pids.filter((_pid, index) => lines[index]?.includes(folder));
}

it('a call cut off by the death of the whole program is closed at the next start, and what was recorded plays', async () => {
  keepEvidenceOnFailure(() => app);
  app = await launchConsole({ lab, dataDirectory });
  const trunk = await callSeat(lab, { from: '13912345678', toneHz: callerHz });
  const ringing = await app.until('it rings', ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));
  const callId = ringing.calls[0]?.call.id ?? '';
  await app.page.getByTestId('answer').click();
  await trunk.untilAnswered();
  await app.until('the recording runs', ({ calls }) => calls[0]?.call.recording);
  const kept = await untilKept(app, callId, 'both voices', ({ caller, agent }) => secondsOfTone(caller, callerHz) > 1.8 && secondsOfTone(agent, agentHz) > 1.8);
  const acknowledged = await app.inMain(({ program }, id) => program.host.open.queries['recording:get']({ callId: id }), callId);
  expect(acknowledged).toMatchObject({ state: 'recording' });
  await app.kill();
  await eventually('nothing of the program is left running', async () => (await processesOf(dataDirectory)).length === 0);

  app = await launchConsole({ lab, dataDirectory });
  await app.until('the agent is told', ({ notices }) => notices.some(({ key }) => key === 'interruptedCalls') && notices.some(({ key }) => key === 'recordingsRecovered'));
  const row = await app.inConsole<Reply<{ entry: CallLogEntry }>>(`window.console400.query('callLog:entry', ${JSON.stringify({ callId })})`);
  expect(row).toMatchObject({ ok: true, value: { entry: { result: 'answered', endedAt: expect.any(Number) as number } } });
  const recording = await finishedRecording(app, callId);
  expect(recording.seconds).toBeGreaterThan(kept.seconds - 0.1);
  expect(secondsOfTone(recording.caller, callerHz)).toBeGreaterThan(1.8);
  expect(secondsOfTone(recording.agent, agentHz)).toBeGreaterThan(1.8);

  await app.page.getByTestId('nav-log').click();
  await app.page.locator(`[data-testid=log-row][data-call-id="${callId}"]`).click();
  const { page } = app;
  const length = await playerLength(page);
  // By the clock: where a busy machine brought no sound for a while, the decoded samples are fewer.
  const { durationMs } = (await app.inMain(({ program }, id) => program.host.open.queries['recording:get']({ callId: id }), callId))!;
  expect(durationMs / 1_000).toBeGreaterThan(recording.seconds - 0.1);
  expect(Math.abs(length - durationMs / 1_000)).toBeLessThanOrEqual(1);
  await app.page.getByTestId('player-play').click();
  await eventually('the playback goes on', async () => (await playerClock(page)).at > 0.5);
  // The platform still rings this seat for the next caller.
  const next = await callSeat(lab);
  await next.untilRinging();
  await next.cancel();
});

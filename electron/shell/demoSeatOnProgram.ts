import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { formatPlace } from '../../shared/areas/formatArea.ts';
import type { Call } from '../../shared/calls/call.ts';
import { ivrPathText } from '../../shared/calls/ivrPathText.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import type { DemoCall, DemoSeat } from '../platforms/practice/demoSeat.ts';
import type { Program } from './program.ts';

const pollMs = 25;
/** A window needs a frame or two after its state changed before a picture shows it. */
const paintMs = 250;

/** The running program as the demo's agent uses it. */
export function demoSeatOnProgram(program: Program, screenshots: string): DemoSeat {
  const seen = new Map<string, { call: Call; area: string }>();
  program.watchCalls((call) => seen.set(call.id, { call, area: seen.get(call.id)?.area || areaOf(program, call.id) }));
  const desk = () => program.host.open.desk;
  const calls = () => [...seen.values()].map(({ call, area }) => demoCallOf(call, area || areaOf(program, call.id)));
  return {
    calls,
    waitFor: async (holds, deadlineMs) => {
      for (const until = Date.now() + deadlineMs; Date.now() < until; await pause(pollMs)) if (holds(calls())) return true;
      return holds(calls());
    },
    answer: (callId) => desk().answer(callId),
    reject: async (callId, how) => desk().reject(callId, how),
    hangUp: async (callId) => desk().hangUp(callId),
    hold: (callId) => desk().hold(callId),
    resume: (callId) => desk().resume(callId),
    dial: (number) => desk().dial(number),
    popPaintedMs: async (callId) => {
      for (const until = Date.now() + 3_000; Date.now() < until; await pause(pollMs)) {
        const ms = program.popTimes.of(callId)?.firstPaintMs;
        if (typeof ms === 'number') return Math.round(ms * 10) / 10;
      }
      return null;
    },
    recordingOf: async (callId) => {
      const recording = await program.host.open.queries['recording:get']({ callId });
      return recording?.state === 'complete' ? { seconds: Math.round(recording.durationMs / 100) / 10, channels: recording.channels } : null;
    },
    screenshot: async (name) => {
      const { console: consoleWindow, pop } = program.windows;
      if (name === 'call-log') await consoleWindow.webContents.executeJavaScript("document.querySelector('[data-testid=nav-log]').click()");
      await pause(paintMs);
      await mkdir(screenshots, { recursive: true });
      const pictures = [await picture(consoleWindow, path.join(screenshots, `${name}.png`))];
      if (pop.window.isVisible()) pictures.push(await picture(pop.window, path.join(screenshots, `${name}-pop.png`)));
      return pictures;
    },
  };
}

function demoCallOf(call: Call, area: string): DemoCall {
  const { state, facts } = call;
  return {
    callId: call.id,
    sipCallId: call.sipCallId,
    direction: call.direction,
    from: call.remoteNumber,
    serviceNumber: valueOf(facts.serviceNumber) ?? '',
    area,
    ivrPath: ivrPathText(valueOf(facts.ivrPath) ?? []),
    state: state.kind,
    answered: 'answeredAt' in state && state.answeredAt !== undefined,
  };
}

/** The place as the card shows it; empty until it is known. */
function areaOf(program: Program, callId: string): string {
  const area = program.publisher.current.calls.find(({ call }) => call.id === callId)?.lookUps.area;
  return area?.kind === 'found' ? formatPlace(area.value, 'zh-CN') : '';
}

async function picture(window: BrowserWindow, file: string): Promise<string> {
  await writeFile(file, (await window.webContents.capturePage()).toPNG());
  return file;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

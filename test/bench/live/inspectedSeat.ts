import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { laboratoryProvision } from '../../app/consoleApp.ts';
import { startInspected, type InspectedProgram } from '../../app/inspectedProgram.ts';
import { eventually } from '../../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../../lab/laboratory.ts';
import { writeToneFile } from '../../lab/toneFile.ts';
import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import { tones } from './benchCall.ts';
import { startScreen } from './screen.ts';
import { benchServiceNumber } from './seatUnderTest.ts';

/** A registered console without Playwright, which would have every page paint as if it were in front. */
export interface InspectedSeat {
  readonly app: InspectedProgram;
  readonly lab: Laboratory;
  readonly change: (preferences: Partial<Preferences>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts screen, laboratory and console on an empty past; resolves when the seat is idle and its media window warm. */
export async function openInspectedSeat(): Promise<InspectedSeat> {
  const folder = path.resolve(import.meta.dirname, '../../../.cache/bench', `inspected-${process.pid}`);
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    mkdirSync(folder, { recursive: true });
    const screen = await startScreen();
    undo.push(() => screen.stop());
    process.env['DISPLAY'] = screen.display;
    const lab = await startLaboratory({ hunting: { [benchServiceNumber]: ['8001'] } });
    undo.push(() => lab.stop());
    const [provision, tone] = [path.join(folder, 'provision.json'), path.join(folder, 'microphone.wav')];
    writeFileSync(provision, JSON.stringify(laboratoryProvision(lab)));
    await writeToneFile(tone, tones.agent);
    const app = await startInspected({
      args: [`--data-directory=${folder}`, `--provision=${provision}`],
      switches: ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${tone}`],
    });
    undo.push(() => app.close());
    await eventually('the seat takes calls', () => app.inMain(({ program }) => program.publisher.current.agent.kind === 'idle'), 60_000);
    await app.inMain(({ program }) => program.media.ready());
    return {
      app, lab, close,
      async change(preferences) {
        const reply = await app.inMain(({ program }, sent) =>
          program.windows.console.webContents.executeJavaScript(`window.console400.command('preferences:change', ${JSON.stringify(sent)})`) as Promise<{ ok: boolean; error?: { message: string } }>, preferences);
        if (!reply.ok) throw new Error(`The preferences could not be changed: ${reply.error?.message ?? ''}`);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

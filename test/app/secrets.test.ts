import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { callSeat } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

/** Nothing but this test says it: wherever it turns up, the password has leaked. */
const marker = 'Mk7-zebra-quartz-91';

let lab: Laboratory | undefined;
let app: ConsoleApp | undefined;
const folder = mkdtempSync(path.join(tmpdir(), 'console-400-secrets-'));
afterAll(async () => {
  await app?.close();
  await lab?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The password in every form in which it would be as good as clear. */
function formsOf(domain: string): readonly Buffer[] {
  const ha1 = createHash('md5').update(`8001:${domain}:${marker}`).digest('hex');
  const clear = Buffer.from(marker);
  return [clear, Buffer.from(marker, 'utf16le'), Buffer.from(clear.toString('hex')), Buffer.from(clear.toString('base64').slice(0, -2)), Buffer.from(encodeURIComponent(marker)), Buffer.from(ha1)];
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true }).map((name) => path.join(directory, String(name))).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

it('a password is in no file, no log, no state, no dump of a crash and no message to a window after a shift', async () => {
  lab = await startLaboratory({ accounts: [{ user: '8001', password: marker }], hunting: { 4008001234: ['8001'] } });
  app = await launchConsole({ lab, dataDirectory: folder });
  await app.inMain(({ electron }) => {
    const global = globalThis as unknown as { sentToWindows: string[] };
    global.sentToWindows = [];
    for (const contents of electron.webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...args: unknown[]) => {
        global.sentToWindows.push(JSON.stringify(args));
        send(channel, ...args);
      };
    }
  });
  // A call and an outage: what is logged and kept about them is what could leak.
  const trunk = await callSeat(lab, { from: '13912345678' });
  const ringing = await app.until('a call rings', ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));
  const callId = ringing.calls[0]!.call.id;
  await app.inMain(({ program }, id) => program.host.open.desk.answer(id), callId);
  await trunk.untilAnswered();
  await lab.kamailio.stop();
  await app.until('the outage is seen', ({ registration }) => registration.kind === 'failed');
  await lab.kamailio.start();
  await app.registered();
  await trunk.hangUp();
  await app.until('the call is over', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
  const forms = formsOf(lab.domain);
  const leaks = (where: string, content: Buffer): string[] => (forms.some((form) => content.includes(form)) ? [where] : []);
  const snapshot = await app.inMain(({ program }) => JSON.stringify(program.publisher.snapshot()));
  const sent = await app.inMain(() => (globalThis as unknown as { sentToWindows: string[] }).sentToWindows);
  expect(sent.length).toBeGreaterThan(0);
  expect(leaks('the search works', Buffer.from(`{"password":"${marker}"}`))).toHaveLength(1);
  const seen = [
    ...leaks('snapshot', Buffer.from(snapshot)),
    ...sent.flatMap((text, at) => leaks(`message ${at}: ${text.slice(0, 80)}`, Buffer.from(text))),
    ...leaks('output', Buffer.from(app.log())),
    ...leaks('page', Buffer.from(await app.page.content())),
  ];
  // Crashes of every page, after which the dumps, where the system writes any, lie among the files.
  expect(await app.inMain(({ electron }) => electron.app.getPath('crashDumps'))).toContain(folder);
  await app.inMain(({ electron }) => {
    for (const contents of electron.webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
  });
  await app.until('the console is back', ({ notices }) => notices.some(({ key }) => key === 'consoleRestarted'));
  await app.inMain(({ program }) => program.media.ready());
  seen.push(...leaks('output after the crashes', Buffer.from(app.log())));
  await app.close();
  app = undefined;
  const files = await eventually('files are there', () => {
    const found = filesUnder(folder);
    return found.length > 5 ? found : undefined;
  });
  expect(files.some((file) => file.endsWith('settings.json'))).toBe(true);
  expect(files.some((file) => /\.db$|sqlite/.test(file))).toBe(true);
  expect([...seen, ...files.flatMap((file) => leaks(path.relative(folder, file), readFileSync(file)))]).toEqual([]);
});

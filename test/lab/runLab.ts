import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLaboratory } from './laboratory.ts';
import { missingTools } from './processes/tools.ts';
import { sippArguments, writeTone } from './sippCaller.ts';

/** Quotes an argument for a POSIX shell. */
function quote(argument: string): string {
  return /^[\w./:@=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function runLab(): Promise<number> {
  const missing = missingTools();
  if (missing.length > 0) {
    process.stderr.write(`The laboratory needs programs that are not installed: ${missing.map(({ program }) => program).join(', ')}\n`);
    process.stderr.write(`On Debian or Ubuntu: apt-get install ${missing.map(({ packages }) => packages).join(' ')}\n`);
    return 1;
  }
  const ended = stopped();
  const lab = await startLaboratory();
  const folder = await mkdtemp(path.join(tmpdir(), 'sip-lab-caller-'));
  await writeTone(folder);
  lab.answeringParty();
  const [number, seats] = Object.entries(lab.hunting)[0]!;
  const call = sippArguments(lab.sipUdp.port, { scenario: 'callAndHangUp', to: number, domain: lab.domain, pauseMs: 20_000 });
  process.stdout.write(
    [
      'The SIP laboratory runs. Ctrl-C ends it.',
      '',
      `  WebSocket     ${lab.wsUrl}`,
      `  secure        ${lab.wssUrl}  (trust ${lab.certificateFile})`,
      `  trunk (UDP)   ${lab.sipUdp.host}:${lab.sipUdp.port}`,
      `  domain        ${lab.domain}`,
      ...lab.accounts.map(({ user, password }) => `  seat          sip:${user}@${lab.domain}  password ${password}`),
      `  400 number    ${number} rings ${seats.join(', then ')}`,
      '  outgoing      any other number answers and plays 620 Hz',
      '',
      `Ring seat ${seats[0]} with a Chinese IVR path (the caller hangs up after 20 s):`,
      '',
      `  (cd ${folder} && sipp ${call.map(quote).join(' ')})`,
      '',
    ].join('\n'),
  );
  await ended;
  await lab.stop();
  await rm(folder, { recursive: true, force: true });
  return 0;
}

process.exitCode = await runLab();

import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../eventually.ts';
import { LOOPBACK } from '../processes/portBlock.ts';
import { writeToneFile } from '../toneFile.ts';
import { decodeSound, freeUdpPort, otherPhoneHz, otherPhoneNumber, type OtherPhone, type OtherPhoneOptions } from './otherPhone.ts';

const keptLogCharacters = 100_000;
const stopPatienceMs = 1_000;

/** Starts linphonec, which is led by commands on its standard input and ends when that closes. Throws when it does not start. */
export async function startLinphone({ folder, port, serverPort }: OtherPhoneOptions): Promise<OtherPhone> {
  // Without the folder of its database it starts and listens nowhere.
  await mkdir(path.join(folder, '.local/share/linphone'), { recursive: true });
  const tone = path.join(folder, 'tone.wav');
  const heard = path.join(folder, 'heard.wav');
  await writeToneFile(tone, otherPhoneHz, { sampleRate: 8_000, seconds: 60 });
  await writeFile(path.join(folder, 'linphonerc'), [
    '[sip]', `sip_port=${port}`, 'sip_tcp_port=0', 'sip_tls_port=0', 'use_ipv6=0', 'auto_net_state_mon=0', 'guess_hostname=0', `contact=sip:${otherPhoneNumber}@${LOOPBACK}`,
    '[rtp]', `audio_rtp_port=${2 * Math.floor((await freeUdpPort()) / 2)}`, '[sound]', 'echocancellation=0', '',
  ].join('\n'));
  const program = spawn('linphonec', ['-c', path.join(folder, 'linphonerc')], { cwd: folder, env: { ...process.env, HOME: folder }, stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  const keep = (data: Buffer): void => {
    log = (log + data.toString()).slice(-keptLogCharacters);
  };
  program.stdout.on('data', keep);
  program.stderr.on('data', keep);
  program.stdin.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => program.once('close', () => resolve()));
  program.once('error', (error) => keep(Buffer.from(String(error))));
  const command = async (line: string): Promise<void> => {
    program.stdin.write(`${line}\n`);
    await delay(50);
  };
  const seen = async (what: RegExp): Promise<void> => void (await eventually(`linphone tells ${String(what)}`, () => what.test(log)));
  async function stop(): Promise<void> {
    if (program.exitCode === null && program.signalCode === null) {
      program.stdin.end('quit\n');
      const patience = setTimeout(() => program.kill('SIGKILL'), stopPatienceMs);
      await exited;
      clearTimeout(patience);
    }
  }
  try {
    await seen(/linphonec>/);
    for (const line of ['soundcard use files', `play ${tone}`, `record ${heard}`]) await command(line);
  } catch (error) {
    await stop();
    throw new Error(`linphone did not start:\n${log.slice(-2_000)}`, { cause: error });
  }
  return {
    name: 'linphone',
    dial: (number) => command(`call sip:${number}@${LOOPBACK}:${serverPort}`),
    untilRinging: () => seen(/Receiving new incoming call/),
    answer: () => command('answer'),
    untilTalking: () => seen(/Media streams established|streams running/i),
    async hold() {
      await command('pause');
      await seen(/is now paused/);
    },
    async resume() {
      // It begins its file anew when the sound comes back, and keeps nothing of it: what was heard before the hold stays.
      await command(`record ${path.join(folder, 'after-hold.wav')}`);
      await command('resume');
    },
    async press(digits) {
      for (const digit of digits) {
        await command(digit);
        await delay(300);
      }
    },
    hangUp: () => command('terminate'),
    untilEnded: () => seen(/Call \d+ .*ended|Call terminated|Call ended/i),
    heard: () => decodeSound(heard),
    log: () => log,
    stop,
  };
}

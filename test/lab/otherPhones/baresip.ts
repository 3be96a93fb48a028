import { mkdir, readdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../eventually.ts';
import { startDaemon } from '../processes/daemon.ts';
import { LOOPBACK } from '../processes/portBlock.ts';
import { writeToneFile } from '../toneFile.ts';
import { decodeSound, freeTcpPort, freeUdpPort, otherPhoneHz, otherPhoneNumber, type OtherPhone, type OtherPhoneOptions } from './otherPhone.ts';

/** An event of baresip's control port. */
interface BaresipEvent {
  readonly event?: boolean;
  readonly type?: string;
}

const connectPatienceMs = 5_000;

/** The configuration of a telephone on loopback that speaks a tone and keeps what it hears in a file. */
function configuration(folder: string, sipPort: number, controlPort: number, rtpFirst: number): string {
  return `
sip_listen ${LOOPBACK}:${sipPort}
audio_source aufile,${folder}/tone.wav
audio_player aubridge,heard
audio_alert aubridge,alert
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports ${rtpFirst}-${rtpFirst + 100}
module_path ${modulePath}
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
module_app account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen ${LOOPBACK}:${controlPort}
snd_path ${folder}
`;
}

const modulePath = '/usr/lib/baresip/modules';

/** One string of the netstring framing that the control port speaks: `length:text,`. */
function netstring(text: string): string {
  return `${Buffer.byteLength(text)}:${text},`;
}

const begins = (bytes: Buffer) => /^(\d+):/.exec(bytes.subarray(0, 12).toString('latin1'));

/** Starts baresip. Throws when it does not start. */
export async function startBaresip({ folder, port, serverPort }: OtherPhoneOptions): Promise<OtherPhone> {
  await mkdir(folder, { recursive: true });
  const [control, rtpFirst] = [await freeTcpPort(), 2 * Math.floor((await freeUdpPort()) / 2)];
  await writeToneFile(path.join(folder, 'tone.wav'), otherPhoneHz, { sampleRate: 8_000, seconds: 60 });
  await writeFile(path.join(folder, 'config'), configuration(folder, port, control, rtpFirst));
  await writeFile(path.join(folder, 'accounts'), `<sip:${otherPhoneNumber}@${LOOPBACK}:${port};transport=udp>;regint=0;answermode=manual;audio_codecs=PCMA;outbound="sip:${LOOPBACK}:${serverPort};transport=udp"\n`);
  await writeFile(path.join(folder, 'contacts'), '');
  const daemon = await startDaemon('baresip', ['-f', folder, '-4'], { cwd: folder });
  const socket = await connect(control, daemon.log).catch(async (error: unknown) => {
    await daemon.stop();
    throw error;
  });
  const happened: string[] = [];
  // Lengths count bytes, and names are Chinese.
  let waiting = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    waiting = Buffer.concat([waiting, data]);
    for (let match = begins(waiting); match; match = begins(waiting)) {
      const [begin, length] = [match[0].length, Number(match[1])];
      if (waiting.length < begin + length + 1) return;
      const { event, type } = JSON.parse(waiting.subarray(begin, begin + length).toString()) as BaresipEvent;
      if (event && type !== undefined) happened.push(type);
      waiting = waiting.subarray(begin + length + 1);
    }
  });
  socket.on('error', () => undefined);
  const command = async (name: string, params = ''): Promise<void> => {
    socket.write(netstring(JSON.stringify({ command: name, params })));
    await delay(20);
  };
  const seen = async (type: string): Promise<void> => void (await eventually(`baresip tells ${type}`, () => happened.includes(type)));
  return {
    name: 'baresip',
    dial: (number, { domain }) => command('dial', `sip:${number}@${domain}`),
    untilRinging: () => seen('CALL_INCOMING'),
    answer: () => command('accept'),
    untilTalking: () => seen('CALL_ESTABLISHED'),
    hold: () => command('hold'),
    resume: () => command('resume'),
    async press(digits) {
      for (const digit of digits) {
        await command('sndcode', digit);
        await delay(200);
      }
    },
    hangUp: () => command('hangup'),
    untilEnded: () => seen('CALL_CLOSED'),
    async heard() {
      const files = (await readdir(folder)).filter((name) => name.startsWith('dump-') && name.endsWith('-dec.wav'));
      if (files[0] === undefined) throw new Error(`baresip kept no sound:\n${daemon.log().slice(-2_000)}`);
      return decodeSound(path.join(folder, files[0]));
    },
    log: daemon.log,
    async stop() {
      socket.destroy();
      await daemon.stop();
    },
  };
}

async function connect(port: number, log: () => string): Promise<net.Socket> {
  for (const until = Date.now() + connectPatienceMs; ; await delay(50)) {
    const socket = net.connect(port, LOOPBACK);
    const connected = await new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)));
    if (connected) return socket;
    if (Date.now() > until) throw new Error(`baresip did not start:\n${log().slice(-2_000)}`);
  }
}

import dgram from 'node:dgram';
import net from 'node:net';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LOOPBACK } from '../processes/portBlock.ts';

export interface OtherPhoneOptions {
  /** Where it keeps its files. */
  readonly folder: string;
  /** Its SIP port on loopback; give the same to the laboratory as `trunkPort` so that seats can call it. */
  readonly port: number;
  /** UDP port of the server that its calls go through. */
  readonly serverPort: number;
}

/** Somebody else's telephone at the trunk: proves that we do not only understand ourselves. */
export interface OtherPhone {
  readonly name: string;
  /** Calls a number of the platform behind this SIP port. */
  dial(number: string, server: { readonly port: number; readonly domain: string }): Promise<void>;
  /** Resolves when it rings. */
  untilRinging(): Promise<void>;
  answer(): Promise<void>;
  untilTalking(): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  /** Keys as RFC 4733 events. */
  press(digits: string): Promise<void>;
  hangUp(): Promise<void>;
  untilEnded(): Promise<void>;
  /** Everything it heard so far as mono PCM; call it after the end. */
  heard(): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
  log(): string;
  /** Ends the program. Safe to call twice. */
  stop(): Promise<void>;
}

/** The number at which every other phone is called, and from which it calls. */
export const otherPhoneNumber = '02112345678';

/** What every other phone says into its microphone, Hz. */
export const otherPhoneHz = 440;

export async function freeUdpPort(): Promise<number> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

export async function freeTcpPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Decodes any sound file to mono at 8 kHz, as ffmpeg understands it, cut-off headers included. */
export async function decodeSound(file: string): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }> {
  const { stdout } = await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', '8000', '-'], { encoding: 'buffer', maxBuffer: 1 << 27, timeout: 20_000 });
  const bytes = new Uint8Array(stdout);
  return { samples: new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4)), sampleRate: 8_000 };
}

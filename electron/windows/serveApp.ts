import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Protocol, ProtocolRequest, ProtocolResponse } from 'electron';
import { appScheme } from './pageAddress.ts';
import { readRange, type ByteRange } from './byteRange.ts';
import { streamPart } from './streamPart.ts';

/** Bytes of a recording for the player. */
export interface PlayableRecording {
  readonly mimeType: string;
  readonly byteLength: number;
  /** Changes when other bytes take the place of these. */
  readonly form: string;
  /** Bytes `offset … offset + length`; fewer only at the end. Rejects once other bytes have taken their place. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

export interface ServeAppOptions {
  /** Folder of the built pages. */
  readonly pages: string;
  /** Folder of the shipped sounds, served under `/sounds/`. */
  readonly sounds: string;
  /** The recording of a call, served under `/recording/<call id>?form=<form>`; null when there is none. */
  readonly recordingOf: (callId: string) => Promise<PlayableRecording | null>;
  /** A page asked for a file of ours that is not there or cannot be read. */
  readonly onUnreadable: (file: string) => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.ogg': 'audio/ogg', '.opus': 'audio/ogg', '.wav': 'audio/wav', '.webm': 'audio/webm', '.json': 'application/json', '.map': 'application/json', '.wasm': 'application/wasm',
};

/**
 * Nothing from outside, no inline script, no frames, no forms. Styles may be inline because the component library
 * writes its theme as style elements.
 */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self' blob: mediastream:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The media page also runs the WebAssembly of the noise suppression, which is one of its own files. */
const mediaPolicy = contentSecurityPolicy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
const policyOf = (pathname: string) => (pathname === '/media/media.html' ? mediaPolicy : contentSecurityPolicy);

/**
 * Answers `app://console/…`: pages, sounds and recordings, and nothing else of the disk. With `registerStreamProtocol`, not
 * with `handle`: that one speaks in `Request` and `Response`, whose code (undici, HTTP/2) takes Node 50 ms to read, just when
 * the console's page waits for its files.
 */
export function serveApp(protocol: Protocol, options: ServeAppOptions): void {
  protocol.registerStreamProtocol(appScheme, (request, answer) => {
    const asked = answerOf(request, options);
    if (asked instanceof Promise) void asked.then(answer);
    else answer(asked);
  });
}

/** A promise for recordings only: the files of the program are answered in the same turn. */
function answerOf({ url: address, method, headers }: ProtocolRequest, options: ServeAppOptions): ProtocolResponse | Promise<ProtocolResponse> {
  const url = new URL(address);
  const name = decoded(url.pathname);
  if (name === undefined || url.host !== 'console' || method !== 'GET') return refusal(404);
  const range = Object.entries(headers).find(([key]) => key.toLowerCase() === 'range')?.[1] ?? null;
  if (name.startsWith('/recording/')) return sendRecording(name.slice('/recording/'.length), url.searchParams.get('form'), range, options);
  if (name.startsWith('/sounds/')) return sendFile(options, options.sounds, name.slice('/sounds/'.length), range);
  return sendFile(options, options.pages, name.slice(1), null, policyOf(name));
}

/** The path without its percent signs; undefined when they are not UTF-8. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** Read in one go, as the program's own code is: main may be busy, and each step of a read that waits would wait behind that. */
function sendFile({ onUnreadable }: ServeAppOptions, folder: string, name: string, range: string | null, policy = contentSecurityPolicy): ProtocolResponse {
  const file = path.resolve(folder, name);
  const type = types[path.extname(file)];
  if (type === undefined || !file.startsWith(folder + path.sep)) return refusal(404);
  try {
    const bytes = readFileSync(file);
    const { part, ...head } = headOf(bytes.byteLength, type, range, policy);
    return { ...head, data: part === null ? nothing() : whole(bytes.subarray(part.start, part.end + 1)) };
  } catch {
    onUnreadable(path.basename(file));
    return refusal(404);
  }
}

async function sendRecording(callId: string, form: string | null, range: string | null, options: ServeAppOptions): Promise<ProtocolResponse> {
  const recording = await options.recordingOf(callId).catch(() => null);
  if (!recording || recording.byteLength === 0) return refusal(404);
  if (form !== null && form !== recording.form) return refusal(410);
  try {
    const { part, ...head } = headOf(recording.byteLength, recording.mimeType, range, contentSecurityPolicy);
    return { ...head, data: part === null ? nothing() : Readable.fromWeb((await streamPart(recording.read, part)) as NodeStream) };
  } catch {
    return refusal(410);
  }
}

/** Status and headers of an answer, and the part of the body that it holds; null = none. */
function headOf(size: number, type: string, rangeHeader: string | null, policy: string): { readonly statusCode: number; readonly headers: Record<string, string>; readonly part: ByteRange | null } {
  const range = readRange(rangeHeader, size);
  if (range === 'unsatisfiable') return { statusCode: 416, headers: { 'Content-Range': `bytes */${size}` }, part: null };
  const part = range === 'none' ? { start: 0, end: size - 1 } : range;
  const headers = {
    'Content-Type': type,
    'Content-Length': String(part.end - part.start + 1),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  };
  if (range === 'none') return { statusCode: 200, headers, part };
  return { statusCode: 206, headers: { ...headers, 'Content-Range': `bytes ${part.start}-${part.end}/${size}` }, part };
}

/** A body that is there already. */
function whole(bytes: Uint8Array): Readable {
  return new Readable({
    read() {
      this.push(bytes);
      this.push(null);
    },
  });
}

const nothing = (): Readable => Readable.from([]);

function refusal(statusCode: number): ProtocolResponse {
  return { statusCode, headers: { 'Content-Security-Policy': contentSecurityPolicy }, data: nothing() };
}

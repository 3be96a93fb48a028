import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { appScheme } from './pageAddress.ts';
import { readRange } from './byteRange.ts';

/** Bytes of a recording for the player. */
export interface PlayableRecording {
  readonly mimeType: string;
  readonly byteLength: number;
  /** Bytes `offset … offset + length`; fewer only at the end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

export interface ServeAppOptions {
  /** Folder of the built pages. */
  readonly pages: string;
  /** Folder of the shipped sounds, served under `/sounds/`. */
  readonly sounds: string;
  /** The recording of a call, served under `/recording/<call id>`; null when there is none. */
  readonly recordingOf: (callId: string) => Promise<PlayableRecording | null>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.ogg': 'audio/ogg', '.opus': 'audio/ogg', '.wav': 'audio/wav', '.webm': 'audio/webm', '.json': 'application/json', '.map': 'application/json',
};

/**
 * Nothing from outside, no inline script, no frames, no forms. Styles may be inline because the component library
 * writes its theme as style elements.
 */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self' blob: mediastream:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A recording is handed over in pieces of at most this many bytes per request. */
const maxSlice = 1 << 20;

/** Answers `app://console/…`: pages, sounds and recordings, and nothing else of the disk. */
export function serveApp(protocol: Protocol, options: ServeAppOptions): void {
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    const name = decodeURIComponent(url.pathname);
    if (url.host !== 'console' || request.method !== 'GET') return refusal(404);
    if (name.startsWith('/recording/')) return sendRecording(name.slice('/recording/'.length), request.headers.get('range'), options);
    if (name.startsWith('/sounds/')) return sendFile(options.sounds, name.slice('/sounds/'.length), request.headers.get('range'));
    return sendFile(options.pages, name.slice(1), null);
  });
}

async function sendFile(folder: string, name: string, range: string | null): Promise<Response> {
  const file = path.resolve(folder, name);
  const type = types[path.extname(file)];
  if (type === undefined || !file.startsWith(folder + path.sep)) return refusal(404);
  try {
    const body = await readFile(file);
    return send(body.byteLength, type, range, (offset, length) => Promise.resolve(body.subarray(offset, offset + length)));
  } catch {
    return refusal(404);
  }
}

async function sendRecording(callId: string, range: string | null, options: ServeAppOptions): Promise<Response> {
  const recording = await options.recordingOf(callId).catch(() => null);
  if (!recording || recording.byteLength === 0) return refusal(404);
  return send(recording.byteLength, recording.mimeType, range ?? 'bytes=0-', recording.read, maxSlice);
}

async function send(
  size: number,
  type: string,
  rangeHeader: string | null,
  read: (offset: number, length: number) => Promise<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Response> {
  const range = readRange(rangeHeader, size);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  };
  if (range === 'none') return new Response(ownBytes(await read(0, size)), { status: 200, headers });
  const bytes = await read(range.start, Math.min(range.end - range.start + 1, limit));
  const end = range.start + bytes.byteLength - 1;
  return new Response(ownBytes(bytes), { status: 206, headers: { ...headers, 'Content-Range': `bytes ${range.start}-${end}/${size}`, 'Content-Length': String(bytes.byteLength) } });
}

/** A body over plain memory, as the Fetch types ask for. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'Content-Security-Policy': contentSecurityPolicy } });
}

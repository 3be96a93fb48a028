import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
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

/** Answers `app://console/…`: pages, sounds and recordings, and nothing else of the disk. */
export function serveApp(protocol: Protocol, options: ServeAppOptions): void {
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    const name = decoded(url.pathname);
    if (name === undefined || url.host !== 'console' || request.method !== 'GET') return refusal(404);
    if (name.startsWith('/recording/')) return sendRecording(name.slice('/recording/'.length), url.searchParams.get('form'), request.headers.get('range'), options);
    if (name.startsWith('/sounds/')) return sendFile(options.sounds, name.slice('/sounds/'.length), request.headers.get('range'));
    return sendFile(options.pages, name.slice(1), null, policyOf(name));
  });
}

/** The path without its percent signs; undefined when they are not UTF-8. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

async function sendFile(folder: string, name: string, range: string | null, policy = contentSecurityPolicy): Promise<Response> {
  const file = path.resolve(folder, name);
  const type = types[path.extname(file)];
  if (type === undefined || !file.startsWith(folder + path.sep)) return refusal(404);
  try {
    const bytes = await readFile(file);
    return send(bytes.byteLength, type, range, async ({ start, end }) => ownBytes(bytes.subarray(start, end + 1)), policy);
  } catch {
    return refusal(404);
  }
}

async function sendRecording(callId: string, form: string | null, range: string | null, options: ServeAppOptions): Promise<Response> {
  const recording = await options.recordingOf(callId).catch(() => null);
  if (!recording || recording.byteLength === 0) return refusal(404);
  if (form !== null && form !== recording.form) return refusal(410);
  try {
    return await send(recording.byteLength, recording.mimeType, range, (part) => streamPart(recording.read, part));
  } catch {
    return refusal(410);
  }
}

async function send(size: number, type: string, rangeHeader: string | null, body: (part: ByteRange) => Promise<BodyInit>, policy = contentSecurityPolicy): Promise<Response> {
  const range = readRange(rangeHeader, size);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const part = range === 'none' ? { start: 0, end: size - 1 } : range;
  const headers = {
    'Content-Type': type,
    'Content-Length': String(part.end - part.start + 1),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  };
  if (range === 'none') return new Response(await body(part), { status: 200, headers });
  return new Response(await body(part), { status: 206, headers: { ...headers, 'Content-Range': `bytes ${part.start}-${part.end}/${size}` } });
}

/** A body over plain memory, as the Fetch types ask for. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'Content-Security-Policy': contentSecurityPolicy } });
}

import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../lab/eventually.ts';
import { startDaemon } from '../../lab/processes/daemon.ts';

/** A part of the screen in pixels. */
export interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A virtual screen whose pixels can be read without asking the program that draws on it. */
export interface Screen {
  /** Value for the environment variable DISPLAY. */
  readonly display: string;
  /** Pixels of every fourth row of the area, as they are on the screen at this moment. */
  readonly pixels: (area: Area) => Buffer;
  readonly stop: () => Promise<void>;
}

const rowStep = 4;
const bytesPerPixel = 4;

/** Starts Xvfb (1920 × 1080) with its framebuffer in a file (X Window Dump version 7). It does not outlive this process. */
export async function startScreen(): Promise<Screen> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-screen-'));
  const daemon = await startDaemon('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-fbdir', folder], { cwd: '/', removeWithOwner: folder });
  const number = await eventually('Xvfb tells its display number', () => {
    if (!daemon.isRunning()) throw new Error(`Xvfb did not start:\n${daemon.log()}`);
    return /^(\d+)\n/m.exec(daemon.log())?.[1];
  });
  const file = path.join(folder, 'Xvfb_screen0');
  const head = readFileSync(file).subarray(0, 100);
  const [headerBytes, bytesPerLine, colours] = [head.readUInt32BE(0), head.readUInt32BE(48), head.readUInt32BE(76)];
  // Header, window name, colour map of 12 bytes each, then the rows.
  const origin = headerBytes + colours * 12;
  const descriptor = openSync(file, 'r');
  return {
    display: `:${number}`,
    pixels({ x, y, width, height }) {
      const rows = Math.ceil(height / rowStep);
      const line = width * bytesPerPixel;
      const read = Buffer.alloc(rows * line);
      for (let row = 0; row < rows; row += 1) {
        readSync(descriptor, read, row * line, line, origin + (y + row * rowStep) * bytesPerLine + x * bytesPerPixel);
      }
      return read;
    },
    async stop() {
      closeSync(descriptor);
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

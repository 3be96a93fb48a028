import { ZipFile } from 'yazl';
import type { ZipPart } from '../../files/readZip.ts';

/**
 * An archive whose every byte follows from names and contents: nothing is compressed, no time and no mode of this computer
 * is in it. So a reader can make it again and see whether anything around the files was altered.
 */
export function writeZip(parts: readonly ZipPart[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  // DOS times are local; made of local parts this one is the same everywhere.
  const options = { compress: false, mode: 0o100644, mtime: new Date(2000, 0, 1), forceDosTimestamp: true } as const;
  for (const { name, bytes, open } of parts) {
    zip.addReadStreamLazy(name, { ...options, size: bytes }, (take) => {
      open().then((stream) => {
        stream.on('error', (error) => zip.outputStream.emit('error', error));
        take(null, stream);
      }, (error: unknown) => zip.outputStream.emit('error', error));
    });
  }
  zip.on('error', (error) => zip.outputStream.emit('error', error));
  zip.end();
  return zip.outputStream;
}

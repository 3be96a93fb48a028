import { EncodedAudioPacketSource, EncodedPacket, OggOutputFormat, Output, StreamTarget } from 'mediabunny';
import { opusPacketMs } from './opusPacket.ts';
import { recordingPackets } from './recordingPackets.ts';
import type { FinishedForm, ReadBytes } from './recordingPackets.ts';

/** Puts the recorded Opus packets into Ogg pages (RFC 7845), as they are. `write` gets the file piece by piece. */
export async function remuxToOgg(form: FinishedForm, read: ReadBytes, write: (bytes: Uint8Array, doneMs: number) => Promise<void>): Promise<void> {
  let timeMs = 0;
  const target = new StreamTarget(new WritableStream({ write: ({ data }: { readonly data: Uint8Array }) => write(data, timeMs) }));
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  for await (const { packets, codecPrivate } of recordingPackets(form, read)) {
    const decoderConfig = { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000, description: codecPrivate };
    for (const { bytes } of packets) {
      const durationMs = opusPacketMs(bytes);
      if (durationMs === 0) continue;
      await source.add(new EncodedPacket(bytes, 'key', timeMs / 1_000, durationMs / 1_000), { decoderConfig });
      timeMs += durationMs;
    }
  }
  source.close();
  await output.finalize();
}

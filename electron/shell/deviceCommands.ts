import type { CommandHandlers } from '../ipc/handle.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import type { PairedHeadsets } from '../media/pairedHeadsets.ts';

export type DeviceCommands = Pick<CommandHandlers, 'device:testOutput' | 'device:testMicrophone' | 'headset:pair' | 'headset:forget'>;

/** Tests of the sound devices, and the headset whose buttons are followed. */
export function deviceCommands(media: MediaEngine, headsets: PairedHeadsets): DeviceCommands {
  return {
    'device:testOutput': ({ id, sound, volume }) => {
      media.testOutput(id, sound, volume);
      return null;
    },
    'device:testMicrophone': ({ on }) => {
      media.testMicrophone(on);
      return null;
    },
    'headset:pair': async () => ({ paired: await media.pairHeadset() }),
    'headset:forget': async () => {
      media.forgetHeadsets();
      await headsets.forgetAll();
      return null;
    },
  };
}

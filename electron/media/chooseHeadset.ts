import type { Session } from 'electron';
import { mayBeHeadset, type HidDeviceTold, type PairedHeadsets } from './pairedHeadsets.ts';

/** Asks the user which of several; the place in the list, or null for none of them. */
export type AskForHeadset = (names: readonly string[]) => Promise<number | null>;

/** The device to pair: the only one there is, or the one the user chooses; null when there is none or none is wanted. */
export async function chooseHeadset(devices: readonly HidDeviceTold[], ask: AskForHeadset): Promise<HidDeviceTold | null> {
  const headsets = devices.filter(mayBeHeadset);
  if (headsets.length < 2) return headsets[0] ?? null;
  const place = await ask(headsets.map(({ name }) => name));
  return place === null ? null : (headsets[place] ?? null);
}

/** Answers a page's request for a headset (WebHID) with the user's choice, and remembers it. */
export function answerHeadsetRequests(session: Session, paired: PairedHeadsets, ask: AskForHeadset, failed: (error: unknown) => void): void {
  session.on('select-hid-device', (event, { deviceList }, answer) => {
    event.preventDefault();
    void chooseHeadset(deviceList, ask)
      .then(async (device) => {
        if (device) await paired.pair(device);
        answer(device?.deviceId ?? null);
      })
      .catch((error: unknown) => {
        failed(error);
        answer(null);
      });
  });
}

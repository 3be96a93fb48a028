import { send } from '../bridge/send.ts';

const seconds = 30;

/** Half a minute more for the wrap-up. */
export function extendWrapUp(): void {
  void send('agent:extendWrapUp', { seconds });
}

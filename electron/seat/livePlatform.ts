import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import { WebSocketSocket } from '../sip/webSocketSocket.ts';
import type { SeatPlatform } from './seatPlatform.ts';

/** A real SIP server. It tells routing only through what was stored; nothing is scripted. */
export function livePlatform(seat: SeatProvisioning | null): SeatPlatform {
  return {
    mode: 'live',
    seat,
    openSocket: (url) => new WebSocketSocket(url),
    routingStatus: null,
    prepare: async (store) => {
      const numbers = seat?.serviceNumbers ?? [];
      if (numbers.length > 0) await store.putServiceNumbers(numbers);
      return store.listServiceNumbers(null);
    },
    scenarios: [],
    ring: () => {},
    stop: () => Promise.resolve(),
  };
}

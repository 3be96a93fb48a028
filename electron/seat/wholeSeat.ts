/**
 * All that opening a seat needs: SIP, calls, the commands' meanings. Read when a seat is opened, while the store opens its
 * data: the windows do without it.
 */
export { faultOfSettings } from '../sip/faultOfSettings.ts';
export { WebSocketSocket } from '../sip/webSocketSocket.ts';
export { profileOf } from '../sip/profiles/profileOf.ts';
export { livePlatform } from './livePlatform.ts';
export { openSeat } from './openSeat.ts';

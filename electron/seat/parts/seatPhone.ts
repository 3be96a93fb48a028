import { faultOfIceServer } from '../../../shared/settings/iceServer.ts';
import type { SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import type { Phone, PhoneListener } from '../../calls/phone.ts';
import { faultOfSettings } from '../../sip/faultOfSettings.ts';
import { createSipPhone } from '../../sip/sipPhone.ts';
import type { SeatParts } from '../seatParts.ts';

/** The seat's phone, not started yet; or why there is none: the console then opens without one, so that the settings can be mended. */
export function createSeatPhone(parts: SeatParts): Phone | { readonly fault: string } {
  const { platform, profile, media } = parts.options;
  if (!platform.seat) return { fault: 'No seat is configured' };
  const options = { settings: withUsableIceServers(platform.seat, parts), profile: platform.profile ?? profile, peerConnections: media, openSocket: platform.openSocket };
  const fault = faultOfSettings(options);
  return fault === undefined ? createSipPhone({ ...options, listener: phoneListener(parts) }) : { fault };
}

/** An older version kept any address: calls without a STUN or TURN server are better than calls that cannot be answered. */
function withUsableIceServers(seat: SeatProvisioning, { options }: SeatParts): SeatProvisioning {
  const iceServers = seat.iceServers.filter((server) => faultOfIceServer(server) === undefined);
  const count = seat.iceServers.length - iceServers.length;
  if (count > 0) options.notices.add('warning', 'iceServersLeftOut', { count });
  return { ...seat, iceServers };
}

/** Where the phone's news go. */
export function phoneListener(parts: SeatParts): PhoneListener {
  const { publisher } = parts.options;
  return {
    registrationChanged: (registration) => {
      publisher.change({ registration });
      parts.agent.registrationChanged();
      parts.forwarding.registrationChanged();
    },
    invited: (leg, invite) => void parts.desk.invited(leg, invite),
    serversChanged: (servers) => publisher.change({ servers }),
    takenOver: (takenOver) => publisher.change({ takenOver }),
    alsoAt: (alsoAt) => publisher.change({ alsoAt }),
    surveyed: (sipCallId, survey) => keepSurvey(parts, sipCallId, survey),
  };
}

/** Callers are usually asked after the agent has hung up: the call may be off the lines, or from before a restart. */
function keepSurvey({ desk, options, figures, writes }: SeatParts, sipCallId: string, survey: SurveyResult): void {
  if (desk.surveyed(sipCallId, survey)) return;
  const at = options.now();
  writes.put({
    keep: async () => {
      if ((await options.store.keepSurvey({ sipCallId, survey, at })) !== null) figures.logChanged();
    },
    onFailed: (error) => options.log("a caller's verdict could not be kept", error),
  });
}

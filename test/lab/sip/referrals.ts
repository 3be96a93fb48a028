import { assertNever } from '../../../shared/kernel/assertNever.ts';
import type { CallLeg } from './callLeg.ts';
import type { IncomingRequest } from './gateway.ts';
import { headerOf, uriOf, userOf } from './message.ts';
import type { TrunkCall } from './trunkCall.ts';

/**
 * What a party at the trunk does with a REFER (RFC 3515). `follows`: calls the target and tells how it fares. `refuses`:
 * 603. `keepsSilent`: accepts and never tells anything. `hangsUp`: accepts and ends the call at once, as many exchanges do.
 */
export type OnRefer = 'follows' | 'refuses' | 'keepsSilent' | 'hangsUp';

export type Refer = (leg: CallLeg, incoming: IncomingRequest, onRefer: OnRefer) => void;

/** What a referred party needs of the exchange it is connected to. */
export interface ReferralPlaces {
  /** Places a call as the referred party. `referredBy` is the seat's address (RFC 3892). */
  readonly place: (to: string, from: string, referredBy: string) => Promise<TrunkCall>;
  readonly legOf: (callId: string) => CallLeg | undefined;
}

const fragmentType = { name: 'Content-Type', value: 'message/sipfrag;version=2.0' };

/** Follows REFERs for the parties of one gateway. */
export function referrals(places: ReferralPlaces): Refer {
  return (leg, incoming, onRefer) => {
    const target = headerOf(incoming.message, 'Refer-To');
    if (target === undefined) return incoming.respond({ status: 400, reason: 'Bad Request' });
    if (onRefer === 'refuses') return incoming.respond({ status: 603, reason: 'Decline' });
    incoming.respond({ status: 202, reason: 'Accepted', headers: [leg.contact] });
    switch (onRefer) {
      case 'keepsSilent':
        return;
      case 'hangsUp':
        return void leg.call.hangUp();
      case 'follows':
        return void follow(places, leg, target, headerOf(incoming.message, 'Referred-By') ?? headerOf(incoming.message, 'From') ?? '');
      default:
        return assertNever(onRefer);
    }
  };
}

async function follow(places: ReferralPlaces, leg: CallLeg, referTo: string, referredBy: string): Promise<void> {
  const tell = (status: number, reason: string): void => {
    if (leg.call.state === 'ended') return;
    leg.notify([
      { name: 'Event', value: 'refer' },
      { name: 'Subscription-State', value: status < 200 ? 'active;expires=60' : 'terminated;reason=noresource' },
      fragmentType,
    ], `SIP/2.0 ${status} ${reason}\r\n`);
  };
  tell(100, 'Trying');
  const uri = uriOf(referTo);
  const replaced = /[?&]Replaces=([^&>]+)/i.exec(uri)?.[1];
  if (replaced !== undefined) return replace(places, leg, decodeURIComponent(replaced), tell);
  const call = await places.place(userOf(uri.replace(/\?.*$/, '')), userOf(leg.dialog.local), referredBy);
  leg.joined(call);
  call.untilRinging().then(() => tell(180, 'Ringing'), () => undefined);
  call.untilAnswered().then(
    () => tell(200, 'OK'),
    async () => {
      const end = await call.ended;
      if (end.by === 'refused') tell(end.status, end.reason);
      else tell(487, 'Request Terminated');
    },
  );
}

/** The target is a conversation that is there already (RFC 3891): the two parties are connected, the seat's second call ends. */
function replace(places: ReferralPlaces, leg: CallLeg, replaces: string, tell: (status: number, reason: string) => void): void {
  const other = places.legOf(replaces.split(';')[0] ?? '');
  if (other === undefined || other.call.state !== 'talking') return tell(481, 'Call Does Not Exist');
  leg.joined(other.call);
  other.joined(leg.call);
  tell(200, 'OK');
  void other.call.hangUp();
}

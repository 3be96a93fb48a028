import type { DemoCall, DemoSeat } from '../../../../electron/platforms/practice/demoSeat.ts';
import { valueOf } from '../../../../shared/calls/reading.ts';
import { turns } from './manualClock.ts';
import type { PracticeSeat, SeenLeg } from './practiceSeat.ts';

/** A demo seat that is nothing but the real phone: the pop is painted at once, each second of talk is recorded. */
export function demoSeatOnPhone(seat: PracticeSeat, flaws: Partial<DemoSeat> = {}): DemoSeat {
  const talked = new Map<string, { since: number; seconds: number | null }>();

  function callOf({ leg, invite, events }: SeenLeg): DemoCall {
    const kinds = events.map((event) => event.kind);
    const held = kinds.lastIndexOf('heldByRemote') > kinds.lastIndexOf('resumedByRemote') || heldLegs.has(leg.sipCallId);
    const answered = kinds.includes('answered');
    if (answered && !talked.has(leg.sipCallId)) talked.set(leg.sipCallId, { since: seat.clock.now(), seconds: null });
    const talk = talked.get(leg.sipCallId);
    if (kinds.includes('ended') && talk && talk.seconds === null) talk.seconds = (seat.clock.now() - talk.since) / 1_000;
    return {
      callId: leg.sipCallId,
      sipCallId: leg.sipCallId,
      direction: invite ? 'incoming' : 'outgoing',
      from: invite ? (valueOf(invite.facts.caller) ?? '') : (dialled.get(leg.sipCallId) ?? ''),
      serviceNumber: invite ? (valueOf(invite.facts.serviceNumber) ?? '') : '',
      area: invite && valueOf(invite.facts.caller) !== 'anonymous' ? '某地' : '',
      ivrPath: invite ? (valueOf(invite.facts.ivrPath) ?? []).map((step) => `${step.key} ${step.label ?? ''}`.trim()).join(' › ') : '',
      state: kinds.includes('ended') ? 'ended' : held ? 'held' : answered ? 'talking' : 'ringing',
      answered,
    };
  }

  const heldLegs = new Set<string>();
  const dialled = new Map<string, string>();
  const legOf = (callId: string) => seat.legs.find(({ leg }) => leg.sipCallId === callId)!.leg;

  const whole: DemoSeat = {
    calls: () => seat.legs.map(callOf),
    async waitFor(holds, deadlineMs) {
      for (let waited = 0; waited <= deadlineMs; waited += 250) {
        for (let turn = 0; turn < 10; turn += 1) {
          if (holds(whole.calls())) return true;
          await turns(4);
        }
        await seat.clock.advance(250);
      }
      return false;
    },
    answer: (callId) => legOf(callId).answer(),
    reject: async (callId, how) => legOf(callId).reject(how === 'busy' ? 486 : 603),
    hangUp: async (callId) => legOf(callId).hangUp(),
    async hold(callId) {
      await legOf(callId).hold();
      heldLegs.add(callId);
    },
    async resume(callId) {
      await legOf(callId).resume();
      heldLegs.delete(callId);
    },
    async dial(number) {
      const { leg } = seat.dial(number);
      dialled.set(leg.sipCallId, number);
      return leg.sipCallId;
    },
    popPaintedMs: async () => 12.345,
    recordingOf: async (callId) => ({ seconds: talked.get(callId)?.seconds ?? 0, channels: 2 }),
    screenshot: async (name) => [`${name}.png`],
    ...flaws,
  };
  return whole;
}

import type { Invite, Leg, LegEvent, Phone } from '../../../../electron/calls/phone.ts';
import type { PracticeEvent, PracticeEventKind } from '../../../../electron/platforms/practice/practiceCall.ts';
import { createPracticePlatform, type PracticePlatform } from '../../../../electron/platforms/practice/practicePlatform.ts';
import { builtInProfile } from '../../../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../../../electron/sip/sipPhone.ts';
import type { SipSocket } from '../../../../electron/sip/sipSocket.ts';
import type { Registration } from '../../../../shared/calls/registration.ts';
import { phoneListener } from '../../../fakes/phoneListener.ts';
import { provisioningSchema } from '../../../../shared/settings/seatSettings.ts';
import { FakeCallerMedia } from './fakeCallerMedia.ts';
import { fakeSeatPeers } from './fakeSeatPeers.ts';
import { ManualClock, turns } from './manualClock.ts';

/** A leg with everything that happened on it. */
export interface SeenLeg {
  readonly leg: Leg;
  readonly invite: Invite | undefined;
  readonly events: LegEvent[];
}

export interface Frame {
  readonly from: 'seat' | 'platform';
  readonly text: string;
}

/** The console's real phone, registered with the practice platform over its socket; only the sound is missing. */
export interface PracticeSeat {
  readonly platform: PracticePlatform;
  readonly clock: ManualClock;
  readonly media: FakeCallerMedia;
  readonly phone: Phone;
  readonly wire: readonly Frame[];
  readonly legs: readonly SeenLeg[];
  readonly events: readonly PracticeEvent[];
  registration(): Registration;
  /** Waits until it holds. Rejects when it does not come true in about ten seconds. */
  until(what: string, holds: () => boolean): Promise<void>;
  untilRegistered(): Promise<void>;
  /** Rings a scenario and waits until the phone shows it. */
  ring(scenario: string): Promise<SeenLeg>;
  dial(target: string): SeenLeg;
  eventsOf<K extends PracticeEventKind>(kind: K): readonly Extract<PracticeEvent, { kind: K }>[];
  /** Start lines on the wire, in order, e.g. `platform INVITE`, `seat 180`. */
  startLines(): readonly string[];
  close(): Promise<void>;
}

export function openPracticeSeat(options: { readonly password?: string; readonly user?: string; readonly seed?: number } = {}): PracticeSeat {
  const clock = new ManualClock();
  const media = new FakeCallerMedia();
  const platform = createPracticePlatform({ media, clock, seed: options.seed ?? 7 });
  const { account } = platform;
  const user = options.user ?? account.user;
  const wire: Frame[] = [];
  const legs: SeenLeg[] = [];
  const events: PracticeEvent[] = [];
  let registration: Registration = { kind: 'unregistered' };
  platform.listen((event) => events.push(event));

  function see(leg: Leg, invite?: Invite): SeenLeg {
    const seen: SeenLeg = { leg, invite, events: [] };
    leg.listen((event) => seen.events.push(event));
    legs.push(seen);
    return seen;
  }

  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: 'ws://practice-platform.invalid', sipUri: `sip:${user}@${account.domain}`, password: options.password ?? account.password, trustedPeers: [account.domain] }),
    profile: builtInProfile('generic'),
    peerConnections: fakeSeatPeers(),
    openSocket: () => tapped(platform.socket(), wire),
    listener: phoneListener({
      registrationChanged: (changed) => {
        registration = changed;
      },
      invited: (leg, invite) => void see(leg, invite),
    }),
    instance: 'practice test',
  });
  phone.start();

  const seat: PracticeSeat = {
    platform, clock, media, phone, wire, legs, events,
    registration: () => registration,
    async until(what, holds) {
      // Turns first; then a pause each, because the phone has real timers of its own.
      for (let turn = 0; turn < 5_000 && !holds(); turn += 1) await (turn < 200 ? turns(1) : new Promise((resolve) => setTimeout(resolve, 2)));
      if (!holds()) throw new Error(`Never came true: ${what}\n${seat.startLines().slice(-12).join('\n')}\n${JSON.stringify(events.slice(-4))}`);
    },
    untilRegistered: () => seat.until('registered', () => registration.kind === 'registered'),
    async ring(scenario) {
      const before = legs.length;
      const result = platform.ring(scenario);
      if (result.kind === 'refused') throw new Error(result.why);
      await seat.until(`${scenario} rings`, () => legs.length > before);
      return legs.at(-1)!;
    },
    dial: (target) => see(phone.dial(target)),
    eventsOf: <K extends PracticeEventKind>(kind: K) => events.filter((event): event is Extract<PracticeEvent, { kind: K }> => event.kind === kind),
    startLines: () => wire.map(({ from, text }) => `${from} ${/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? text.split(' ')[0]}`),
    async close() {
      await phone.stop();
      platform.stop();
    },
  };
  return seat;
}

/** Writes down what passes, in both directions, but for the phone's questions who is registered (a REGISTER without Contact). */
function tapped(socket: SipSocket, wire: Frame[]): SipSocket {
  const { send } = socket;
  const questions = new Set<string>();
  const callIdOf = (text: string): string => /^Call-ID: (.*)\r$/m.exec(text)?.[1] ?? '';
  socket.send = (message) => {
    if (message.startsWith('REGISTER') && !/^Contact:/m.test(message)) questions.add(callIdOf(message));
    else wire.push({ from: 'seat', text: message });
    return send(message);
  };
  let ondata = socket.ondata;
  Object.defineProperty(socket, 'ondata', {
    get: () => (data: string) => {
      if (!questions.has(callIdOf(data))) wire.push({ from: 'platform', text: data });
      ondata(data);
    },
    set: (value: SipSocket['ondata']) => {
      ondata = value;
    },
  });
  return socket;
}

import { heldByAgent, isConnected, type Call } from '../../shared/calls/call.ts';
import type { Conference, ConferenceRoom, PersonInRoom } from '../../shared/calls/conference.ts';
import { CallCommandRefused, expectMove } from './callCommandRefused.ts';
import type { Conversations } from './conversations.ts';
import type { Line, Lines } from './lines.ts';
import type { Media } from './media.ts';
import type { Phone } from './phone.ts';
import type { Transfers } from './transfers.ts';

export interface ConferenceOptions {
  readonly phone: () => Phone | undefined;
  readonly media: () => Pick<Media, 'setConference'>;
  readonly conversations: Conversations;
  readonly transfers: () => Transfers;
  /** Makes the platform's room this seat's own. */
  readonly roomName: string;
  /** Milliseconds that the platform's room may take to answer. */
  readonly roomPatienceMs: number;
  /** What is known of a call's other side, before its call here ends. */
  readonly personOf: (call: Call) => Omit<PersonInRoom, 'callId'>;
  readonly changed: (conference: Conference | null) => void;
}

/**
 * The one conference of a seat. Its sides are mixed here; where the platform has a room, everybody is sent there instead,
 * and who cannot be sent is mixed here with the room.
 *
 * A side that leaves leaves the others talking; with one side left it is an ordinary call again. Ending the conference
 * hangs up on all. The agent leaves the two sides of it to themselves with a transfer of one to the other.
 */
export class Conferences {
  private conference: Conference | null = null;
  private readonly lines: Lines;
  private readonly options: ConferenceOptions;

  constructor(lines: Lines, options: ConferenceOptions) {
    this.lines = lines;
    this.options = options;
  }

  get current(): Conference | null {
    return this.conference;
  }

  async start(sides: readonly Line[]): Promise<void> {
    for (const { call } of sides) expectMove(isConnected(call) && call.transfer === null && !call.inConference, 'add to a conference', call.state.kind);
    if (new Set(sides).size < 2 || this.conference) throw new CallCommandRefused('illegalMove', 'A conference needs two calls, and there is one at a time');
    const room = this.options.phone()?.codes.conferenceRoom(this.options.roomName) ?? null;
    const inRoom = room === null ? null : await this.openRoom(room);
    if (room === null || !inRoom) return this.mix(sides);
    await this.moveTo(room, inRoom, sides);
  }

  async add(side: Line): Promise<void> {
    const { conference } = this;
    expectMove(conference !== null && isConnected(side.call) && side.call.transfer === null && !side.call.inConference, 'add to the conference', side.call.state.kind);
    const room = conference?.mixedBy === 'platform' ? this.sides()[0] : undefined;
    if (room) return this.moveTo(room.call.remoteNumber, room, [side]);
    await this.mix([...this.sides(), side]);
  }

  /** Takes one side out; it is then on hold. */
  async remove(side: Line): Promise<void> {
    expectMove(side.call.inConference, 'take out of a conference', side.call.state.kind);
    if (this.conference?.mixedBy === 'platform') throw new CallCommandRefused('notOffered', 'The platform mixes this conference');
    await this.options.conversations.turns.take(() => this.options.conversations.holdOne(side));
    this.leave(side);
  }

  end(): void {
    for (const side of this.sides()) side.leg.hangUp();
  }

  /** The call is no longer mixed with the others; what it is otherwise stays. */
  leave(side: Line): void {
    if (side.call.inConference) this.lines.take(side, { kind: 'conferenceLeft', at: this.lines.now() });
    this.follow();
  }

  /** Keeps the conference in step with the calls: to be told when one of them ended. */
  follow(): void {
    if (!this.conference) return;
    const sides = this.sides();
    const needed = this.conference.mixedBy === 'platform' ? 1 : 2;
    if (sides.length < needed) return this.dissolve(sides);
    const callIds = sides.map(({ call }) => call.id);
    if (callIds.join() !== this.conference.callIds.join()) this.become({ ...this.conference, callIds, room: this.roomAmong(sides) });
  }

  private sides(): readonly Line[] {
    return this.lines.all.filter(({ call }) => call.inConference && isConnected(call));
  }

  private mix(sides: readonly Line[]): Promise<void> {
    const { conversations } = this.options;
    return conversations.turns.take(async () => {
      await conversations.turnTo(sides);
      const here = sides.filter(({ call }) => isConnected(call));
      if (here.length < 2) throw new CallCommandRefused('illegalMove', 'Fewer than two calls are left');
      for (const side of here) if (!side.call.inConference) this.lines.take(side, { kind: 'conferenceJoined', at: this.lines.now() });
      const all = this.sides();
      this.become({ callIds: all.map(({ call }) => call.id), mixedBy: 'local', since: this.conference?.since ?? this.lines.now(), room: this.roomAmong(all) });
      let failure: unknown;
      for (const side of here) {
        await conversations.resumeOne(side).catch((error: unknown) => {
          failure = error;
          // It is still on hold: mixed with nobody, lost to nobody.
          if (heldByAgent(side.call)) this.leave(side);
        });
      }
      if (failure !== undefined) throw failure;
    });
  }

  /** Dials the platform's room; null when it does not answer. */
  private async openRoom(room: string): Promise<Line | null> {
    const line = await this.options.conversations.dial(room, {});
    const settled = await this.lines.until(line, ({ state }) => state.kind !== 'dialling' && state.kind !== 'ringing', this.options.roomPatienceMs);
    if (settled && isConnected(line.call)) return line;
    if (line.call.state.kind !== 'ended') this.options.conversations.giveUp(line);
    return null;
  }

  /** Sends everybody to the room in which the agent is already; who cannot go is mixed here with the room. */
  private async moveTo(room: string, inRoom: Line, sides: readonly Line[]): Promise<void> {
    if (!inRoom.call.inConference) {
      this.lines.take(inRoom, { kind: 'conferenceJoined', at: this.lines.now() });
      this.become({ callIds: [inRoom.call.id], mixedBy: 'platform', since: this.lines.now(), room: { callId: inRoom.call.id, address: room, people: [] } });
    }
    // Who hung up, or was handed on, while the room was being dialled is not to be sent there.
    const here = sides.filter(({ call }) => isConnected(call) && call.transfer === null);
    const gone = await Promise.all(here.map(async (side) => {
      const person = { callId: side.call.id, ...this.options.personOf(side.call) };
      const went = await this.options.transfers().sendTo(side, room);
      if (went) this.wentThere(person);
      return went;
    }));
    const left = here.filter(({ call }, index) => !gone[index] && isConnected(call));
    const [only] = left;
    if (!only) return;
    const together = isConnected(inRoom.call) ? [inRoom, ...left] : left;
    await (together.length < 2 ? this.options.conversations.takeBack(only) : this.mix(together));
  }

  private wentThere(person: PersonInRoom): void {
    const { conference } = this;
    if (conference?.room) this.become({ ...conference, room: { ...conference.room, people: [...conference.room.people, person] } });
  }

  /** The room, as long as the agent's call to it is one of these. */
  private roomAmong(sides: readonly Line[]): ConferenceRoom | null {
    const room = this.conference?.room ?? null;
    return room !== null && sides.some(({ call }) => call.id === room.callId) ? room : null;
  }

  private become(conference: Conference | null): void {
    this.conference = conference;
    const sides = conference?.mixedBy === 'local' ? this.sides().flatMap(({ leg }) => leg.mediaId ?? []) : [];
    this.options.media().setConference(sides);
    this.options.changed(conference);
  }

  private dissolve(left: readonly Line[]): void {
    this.become(null);
    for (const side of left) this.lines.take(side, { kind: 'conferenceLeft', at: this.lines.now() });
  }
}

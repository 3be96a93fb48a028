import { heldByAgent, isConnected } from '../../shared/calls/call.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { CallCommandRefused, expectMove } from './callCommandRefused.ts';
import { endedByPerson } from './endedByPerson.ts';
import { isDialling, isOpen, isRinging, occupies } from './holding.ts';
import type { Line, Lines } from './lines.ts';
import type { Leg, Phone } from './phone.ts';
import { Turns, within } from './turns.ts';

/** How a call is dialled. */
export interface Dialling {
  /** The 400 number that the other side shall see; empty = the platform decides. */
  readonly shownNumber?: string;
  /** The call that somebody is asked about. */
  readonly consultsFor?: string;
  /** Why a number is called beyond its limit; kept with the call. */
  readonly reason?: string;
}

export interface ConversationOptions {
  readonly phone: () => Phone | undefined;
  /** Follows the leg's events from now on. */
  readonly follow: (line: Line) => void;
  /** Milliseconds that the other side may take to agree to hold or resume. */
  readonly patienceMs: number;
}

/**
 * Decides with whom the agent talks: with one call, or with all sides of one conference. Everything that opens a
 * conversation takes its turn here, so that two keys pressed at once can never leave two of them open.
 *
 * Whoever takes or resumes a call gives up a dialled one that nobody has answered yet; a second dialled call is refused.
 * A conversation that cannot be put on hold stays, and the command is refused: nobody is overheard by accident.
 */
export class Conversations {
  readonly turns = new Turns();
  private readonly lines: Lines;
  private readonly options: ConversationOptions;

  constructor(lines: Lines, options: ConversationOptions) {
    this.lines = lines;
    this.options = options;
  }

  async answer(line: Line): Promise<void> {
    if (line.call.state.kind === 'answering' || isConnected(line.call)) return;
    expectMove(isRinging(line.call), 'answer', line.call.state.kind);
    return this.turns.take(async (hold) => {
      if (!isRinging(line.call)) return;
      this.giveUpDialling();
      if (this.isAnybodyOpen()) await this.holdAllBut([]);
      // The caller may have given up while the other call was being held.
      if (!isRinging(line.call)) return;
      this.lines.take(line, { kind: 'answerRequested', at: this.lines.now() });
      hold(this.answerSettled(line));
      try {
        await line.leg.answer();
      } catch (error) {
        // The caller gave up, or the agent hung up, at the same moment: nothing failed.
        if (endedByPerson(line.call)) return;
        // Never leave a caller in a call that can no longer be answered.
        if (line.call.state.kind === 'answering') line.leg.hangUp();
        throw error;
      }
    });
  }

  dial(target: string, dialling: Dialling): Promise<Line> {
    return this.turns.take(() => this.dialNow(target, dialling));
  }

  /** Dials within a turn that was taken already. */
  async dialNow(target: string, { shownNumber = '', consultsFor, reason }: Dialling): Promise<Line> {
    const phone = this.options.phone();
    if (!phone) throw new CallCommandRefused('notRegistered', 'No phone is connected');
    if (this.lines.all.some(({ call }) => isDialling(call))) throw new CallCommandRefused('alreadyDialling', 'A dialled call is not answered yet');
    if (this.isAnybodyOpen()) await this.holdAllBut([]);
    const at = this.lines.now();
    const leg: Leg = phone.dial(target, shownNumber === '' ? {} : { shownNumber });
    const line = this.lines.open(leg, {
      direction: 'outgoing', remoteNumber: target, facts: noFacts, startedAt: at, state: { kind: 'dialling', since: at }, shownNumber, consultsFor: consultsFor ?? null,
    });
    this.lines.take(line, { kind: 'dialled', at, ...(reason === undefined ? {} : { reason }) });
    this.options.follow(line);
    return line;
  }

  /** Holds the call, or the whole conference that it is in. */
  hold(line: Line): Promise<void> {
    expectMove(isConnected(line.call), 'hold', line.call.state.kind);
    return this.turns.take(async () => {
      await this.holdTogether(this.groupOf(line));
    });
  }

  /** Resumes the call, or the whole conference that it is in; another conversation is held first. */
  resume(line: Line): Promise<void> {
    expectMove(isConnected(line.call), 'resume', line.call.state.kind);
    return this.turns.take(async () => {
      if (!heldByAgent(line.call)) return;
      const group = this.groupOf(line);
      await this.turnTo(group);
      for (const side of group) await this.resumeOne(side);
    });
  }

  /** The call is the agent's again, if nothing else has taken its place meanwhile. Never rejects. */
  takeBack(line: Line): Promise<void> {
    return this.turns
      .take(async () => {
        if (!heldByAgent(line.call) || line.call.transfer || this.lines.others(line).some(({ call }) => occupies(call))) return;
        for (const side of this.groupOf(line)) await this.resumeOne(side);
      })
      .catch(() => {});
  }

  /** Makes room for these: gives up what is being dialled, holds everybody else. To be called within a turn. */
  async turnTo(group: readonly Line[]): Promise<void> {
    this.giveUpDialling();
    const answering = this.lines.all.find((line) => line.call.state.kind === 'answering' && !group.includes(line));
    if (answering) throw new CallCommandRefused('illegalMove', 'Another call is being answered');
    await this.holdAllBut(group);
  }

  /** Within a turn. @throws CallCommandRefused `holdRefused` when the other side does not agree in time */
  async holdOne(line: Line): Promise<void> {
    if (!isOpen(line.call)) return;
    const held = line.leg.hold().then(() => {
      // Asked for twice at once, it happened once.
      if (isOpen(line.call)) this.lines.take(line, { kind: 'held', at: this.lines.now(), by: 'agent' });
    });
    try {
      await within(held, this.options.patienceMs, () => new Error('The other side did not agree in time'));
    } catch (error) {
      // A call that ended meanwhile is not in the way any more.
      if (isOpen(line.call)) throw new CallCommandRefused('holdRefused', error instanceof Error ? error.message : String(error));
    }
  }

  /** Within a turn, with nobody else open. */
  async resumeOne(line: Line): Promise<void> {
    if (!heldByAgent(line.call)) return;
    const resumed = line.leg.resume().then(() => {
      if (!heldByAgent(line.call)) return;
      const tooLate = this.lines.others(line).some(({ call }) => occupies(call) && !(call.inConference && line.call.inConference));
      if (tooLate) return void this.putBack(line);
      if (line.silenced) line.leg.setMuted(line.call.muted);
      line.silenced = false;
      this.lines.take(line, { kind: 'resumed', at: this.lines.now(), by: 'agent' });
    });
    await within(resumed, this.options.patienceMs, () => new CallCommandRefused('holdRefused', 'The other side did not agree in time'));
  }

  /** The other side agreed to go on after the agent had turned to somebody else: it must not overhear that. */
  private async putBack(line: Line): Promise<void> {
    try {
      await line.leg.hold();
    } catch {
      if (!heldByAgent(line.call)) return;
      line.silenced = true;
      line.leg.setMuted(true);
    }
  }

  private async holdAllBut(group: readonly Line[]): Promise<void> {
    await this.holdTogether(this.lines.all.filter((line) => !group.includes(line)));
  }

  /** All or none: when one side refuses, those that were put on hold for this are taken back, so that no conference is half on hold. */
  private async holdTogether(lines: readonly Line[]): Promise<void> {
    const before = lines.filter(({ call }) => isOpen(call));
    try {
      for (const line of lines) await this.holdOne(line);
    } catch (refusal) {
      // Who cannot be taken back stays on hold, as the windows show; the refusal is what the agent is told.
      for (const line of before) await this.resumeOne(line).catch(() => {});
      throw refusal;
    }
  }

  private giveUpDialling(): void {
    for (const line of this.lines.all) if (isDialling(line.call)) this.giveUp(line);
  }

  giveUp(line: Line): void {
    line.givenUp = true;
    line.leg.hangUp();
  }

  /** The call, or all sides of the conference that it is in: what is held, resumed and muted as one. */
  groupOf(line: Line): readonly Line[] {
    return line.call.inConference ? this.lines.all.filter(({ call }) => call.inConference && isConnected(call)) : [line];
  }

  private isAnybodyOpen(): boolean {
    return this.lines.all.some(({ call }) => isOpen(call));
  }

  /** Resolves when the call is answered or over: until the ACK it can neither be held nor may another one be opened. */
  private answerSettled(line: Line): Promise<boolean> {
    return this.lines.until(line, ({ state }) => state.kind !== 'answering', this.options.patienceMs * 4);
  }
}

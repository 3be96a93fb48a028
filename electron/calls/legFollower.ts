import { isConnected, type CallEnd } from '../../shared/calls/call.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { heldByRemote, isDialling } from './holding.ts';
import type { Line, Lines } from './lines.ts';
import type { LegEvent } from './phone.ts';

/** Turns what legs tell into steps of their calls; what no longer fits a call's state is let go. */
export class LegFollower {
  private readonly lines: Lines;
  private readonly onEnded: (line: Line) => void;

  /** @param onEnded called when a call is over and everybody was told */
  constructor(lines: Lines, onEnded: (line: Line) => void) {
    this.lines = lines;
    this.onEnded = onEnded;
  }

  /** Follows the leg's events from now on, those included that it kept. */
  follow(line: Line): void {
    line.leg.listen((event) => this.legChanged(line, event));
  }

  private legChanged(line: Line, event: LegEvent): void {
    const { call } = line;
    if (call.state.kind === 'ended' && event.kind !== 'surveyed') return;
    const at = this.lines.now();
    const take = (happened: Parameters<Lines['take']>[1]) => this.lines.take(line, happened);
    switch (event.kind) {
      case 'progressed':
        return call.state.kind === 'dialling' ? take({ kind: 'rang', at }) : undefined;
      case 'answered':
        return this.answered(line);
      case 'heldByRemote':
        return isConnected(call) ? take({ kind: 'held', at, by: 'remote' }) : undefined;
      case 'resumedByRemote':
        return heldByRemote(call) ? take({ kind: 'resumed', at, by: 'remote' }) : undefined;
      case 'microphoneMissing':
        return take({ kind: 'microphoneMissing', at, reason: event.reason });
      case 'mediaLost':
        return take({ kind: 'mediaLost', at, reason: event.reason });
      case 'mediaRestored':
        return take({ kind: 'mediaRestored', at, afterMs: event.afterMs });
      case 'transferProgressed':
        return call.transfer ? take({ kind: 'transferProgressed', at, sipCode: event.sipCode }) : undefined;
      case 'surveyed':
        return take({ kind: 'surveyed', at, survey: event.survey });
      case 'ended':
        return this.ended(line, event.end);
      default:
        return assertNever(event);
    }
  }

  private answered(line: Line): void {
    // The answer crossed our CANCEL: the agent talks to somebody else by now.
    if (line.givenUp) return line.leg.hangUp();
    if (line.call.state.kind !== 'answering' && !isDialling(line.call)) return;
    this.lines.take(line, { kind: 'answered', at: this.lines.now() });
  }

  private ended(line: Line, reported: CallEnd): void {
    const at = this.lines.now();
    const parked = line.parking && reported.cause === 'transferred' ? 'parked' : undefined;
    const end = { ...reported, cause: line.endsAs ?? parked ?? reported.cause };
    if (line.call.transfer && reported.cause === 'transferred') this.lines.take(line, { kind: 'transferred', at });
    this.lines.take(line, { kind: 'ended', at, end });
    this.onEnded(line);
    if (line.quiet) this.lines.remove(line.call.id);
  }
}

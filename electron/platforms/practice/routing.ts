import type { DutyTarget, NumberState, RoutingStatus } from '../../../shared/routing/routingStatus.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import { practiceNumbers, ruleInForce, shanghaiTime, type PracticeNumber } from './serviceNumbers.ts';

/** Answers what a 400 number does right now, as a platform would: from a snapshot that is renewed now and then. */
export interface PracticeRouting {
  /** @param serviceNumber ten digits; null when it is not one of the practice company's */
  routingStatus(serviceNumber: string): RoutingStatus | null;
}

export function createRouting(options: { readonly clock: Clock; readonly random: Random; readonly seat: () => DutyTarget }): PracticeRouting {
  const { clock, random, seat } = options;
  const snapshots = new Map<string, RoutingStatus>();

  function take(number: PracticeNumber, now: number): RoutingStatus {
    return {
      serviceNumber: number.number,
      label: number.label,
      ...stateOf(number, now),
      rule: ruleInForce(now),
      hunting: number.hunting,
      onDuty: [seat(), ...number.colleagues.map((colleague) => ({ ...colleague, free: random.next() < 0.6 }))],
      source: 'practice platform',
      takenAt: now,
    };
  }

  return {
    routingStatus(serviceNumber) {
      const number = practiceNumbers.find((candidate) => candidate.number === serviceNumber);
      if (!number) return null;
      const now = clock.now();
      const kept = snapshots.get(serviceNumber);
      if (kept && now - kept.takenAt < number.snapshotSeconds * 1_000) return kept;
      const fresh = take(number, now);
      snapshots.set(serviceNumber, fresh);
      return fresh;
    },
  };
}

function stateOf(number: PracticeNumber, now: number): { readonly state: NumberState; readonly stateReason: string } {
  const { runs } = number;
  switch (runs.kind) {
    case 'always':
      return { state: 'inService', stateReason: '' };
    case 'stopped':
      return { state: runs.state, stateReason: runs.reason };
    case 'officeHours': {
      const { weekday, hour } = shanghaiTime(now);
      const open = weekday >= 1 && weekday <= 5 && hour >= runs.from && hour < runs.until;
      return open ? { state: 'inService', stateReason: '' } : { state: 'outsideHours', stateReason: `服务时间 工作日 ${runs.from}:00–${runs.until}:00，其余时间转值班` };
    }
  }
}

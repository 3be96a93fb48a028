import type { NumberState } from '../../shared/routing/routingStatus.ts';
import type { Tone } from '../ui/StatusMark.tsx';

export const numberTones: Readonly<Record<NumberState, Tone>> = {
  inService: 'ok',
  outsideHours: 'warn',
  arrears: 'danger',
  suspended: 'danger',
};

import type { SamplingPlan } from '../../../../shared/reviews/samplingPlan.ts';
import { createRemembered } from '../../../stores/windowMemory.ts';

interface PlanWritings {
  /** Plans that differ from what is kept, by id. They outlive the view and a reload. */
  readonly written: Readonly<Record<string, SamplingPlan>>;
  readonly openedId: string | null;
}

export const usePlanWritings = createRemembered<PlanWritings>('planWritings', { written: {}, openedId: null });

export function openPlan(openedId: string | null): void {
  usePlanWritings.setState({ openedId });
}

export function writePlan(plan: SamplingPlan): void {
  usePlanWritings.setState(({ written }) => ({ written: { ...written, [plan.id]: plan }, openedId: plan.id }));
}

export function forgetPlan(id: string): void {
  usePlanWritings.setState(({ written }) => ({ written: Object.fromEntries(Object.entries(written).filter(([key]) => key !== id)) }));
}

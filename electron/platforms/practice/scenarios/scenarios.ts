import { scenarioNames, type ScenarioName } from '../../../../shared/practice/scenarioNames.ts';
import type { Scenario } from '../scenario.ts';
import { awkwardCalls } from './awkwardCalls.ts';
import { knownCallers } from './knownCallers.ts';
import { unknownCallers } from './unknownCallers.ts';

const all = [...knownCallers, ...unknownCallers, ...awkwardCalls];

/** The scripted calls in the order of their names. */
export const scenarios: readonly Scenario[] = scenarioNames.map(scenarioNamed);

/** @throws Error when a name has no script: the lists and the names have drifted apart */
export function scenarioNamed(name: ScenarioName): Scenario {
  const found = all.filter((scenario) => scenario.name === name);
  if (found.length !== 1) throw new Error(`${found.length} scripts for the practice call ${name}`);
  return found[0]!;
}

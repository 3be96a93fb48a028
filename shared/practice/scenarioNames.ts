/**
 * Names of the scripted practice calls. Their texts are in the locales under `practice.scenario.<name>`; what they do is
 * in electron/platforms/practice/scenarios.
 */
export const scenarioNames = [
  'vipMobile', 'knownLandline', 'prefixedMobile', 'foreignUnitedStates', 'foreignBritain', 'hongKong', 'anonymous', 'newNumber',
  'blockedArea', 'secondCall', 'givesUp', 'brokenHeaders', 'noIvrData', 'longIvrPath', 'holdsTheSeat', 'arrearsNumber', 'colleagueRings',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

export function isScenarioName(name: string): name is ScenarioName {
  return (scenarioNames as readonly string[]).includes(name);
}

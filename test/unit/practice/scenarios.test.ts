import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../electron/platforms/practice/scenarios/scenarios.ts';
import { inviteHeaders } from '../../../electron/platforms/practice/inviteHeaders.ts';
import { practiceNumbers } from '../../../electron/platforms/practice/serviceNumbers.ts';
import { clipNames } from '../../../shared/practice/clipNames.ts';
import { isScenarioName, scenarioNames } from '../../../shared/practice/scenarioNames.ts';
import { practiceVoices } from '../../../resources/sounds/practiceVoices.ts';

const folder = path.resolve(import.meta.dirname, '../../../resources/sounds/practice');

/** Length of an Ogg Opus file: granule position of the last page at 48 kHz (RFC 7845 §4). */
function secondsOf(clip: string): number {
  const bytes = readFileSync(path.join(folder, `${clip}.ogg`));
  const lastPage = bytes.lastIndexOf('OggS');
  return Number(bytes.readBigUInt64LE(lastPage + 6)) / 48_000;
}

describe('the scripted calls', () => {
  it('are as many as their names, in the same order', () => {
    expect(scenarios.map(({ name }) => name)).toEqual([...scenarioNames]);
    expect(isScenarioName('vipMobile')).toBe(true);
    expect(isScenarioName('toString')).toBe(false);
  });

  it('dial numbers of the practice company that are not suspended', () => {
    const dialled = practiceNumbers.filter(({ runs }) => runs.kind !== 'stopped' || runs.state === 'arrears').map(({ number }) => number);
    for (const { serviceNumber } of scenarios) expect(dialled).toContain(serviceNumber);
  });

  it('let nobody talk over himself or beyond his hanging up', () => {
    for (const { name, says, hangsUpAfterSeconds } of scenarios) {
      says.forEach(({ afterSeconds, clip, loop }, index) => {
        const next = says[index + 1]?.afterSeconds ?? hangsUpAfterSeconds;
        if (!loop) expect([name, clip, afterSeconds + secondsOf(clip) <= next]).toEqual([name, clip, true]);
      });
    }
  });

  it('send no header twice and no line ends', () => {
    for (const scenario of scenarios) {
      const headers = inviteHeaders(scenario);
      expect(new Set(headers.map(({ name }) => name)).size).toBe(headers.length);
      for (const { value } of headers) expect(value).not.toMatch(/[\r\n]/);
    }
  });

  it('tell a measured wait instead of the scripted one, but only where the script tells one', () => {
    const wait = (name: string, seconds?: number) => inviteHeaders(scenarios.find((scenario) => scenario.name === name)!, seconds).find((header) => header.name === 'X-Queue-Wait')?.value;
    expect([wait('vipMobile'), wait('vipMobile', 0), wait('noIvrData', 9)]).toEqual(['18', '0', undefined]);
  });
});

describe('the callers\' clips', () => {
  it('are there for every name, with a text, and nothing else lies beside them', () => {
    expect(readdirSync(folder).sort()).toEqual(clipNames.map((name) => `${name}.ogg`).sort());
    expect(Object.keys(practiceVoices).sort()).toEqual([...clipNames].sort());
  });

  it('take less than 1.5 MB together', () => {
    expect(clipNames.reduce((sum, name) => sum + statSync(path.join(folder, `${name}.ogg`)).size, 0)).toBeLessThan(1_500_000);
  });

  it('are Ogg Opus of a sensible length', () => {
    for (const name of clipNames) {
      expect(readFileSync(path.join(folder, `${name}.ogg`)).subarray(28, 36).toString()).toBe('OpusHead');
      expect(secondsOf(name)).toBeGreaterThan(1);
      expect(secondsOf(name)).toBeLessThan(15);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { commands } from '../../../shared/ipc/commands.ts';
import { preferencesSchema } from '../../../shared/settings/seatSettings.ts';

const change = commands['preferences:change'];

describe('a change of the preferences', () => {
  it('names only what changes: no other setting goes back to its default', () => {
    for (const [name, value] of Object.entries(preferencesSchema.parse({}))) expect(change.parse({ [name]: value })).toEqual({ [name]: value });
    expect(change.parse({})).toEqual({});
  });

  it('is refused when it is no setting, has a wrong value, or none', () => {
    for (const wrong of [{ unknown: 1 }, { popEnabled: 'no' }, { ringVolume: 2 }, { popEnabled: undefined }, { shortcuts: { answer: 7 } }]) {
      expect(change.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

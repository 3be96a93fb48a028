import { describe, expect, test } from 'vitest';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { removed } from '../../../shared/dispositions/editTree.ts';
import { differInRulesOnly, haveSameRules, rulesInForce } from '../../../shared/settings/companyRules.ts';
import { seatChangeSchema, shownConnection, unchanged, withKeptSecrets } from '../../../shared/settings/seatConnection.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

const seat = provisioningSchema.parse({
  version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'any', services: { park: '700' }, breakReasons: ['盘点'],
  iceServers: [{ urls: 'stun:stun.example.com' }, { urls: ['turn:turn.example.com'], username: '8001', credential: 'other' }],
});
/** As it comes back from a window that changes nothing but what is named. */
const fromWindow = (changes: object) => ({ ...withKeptSecrets(seatChangeSchema.parse({ ...unchanged(shownConnection(seat, true, []).seat!), ...changes }), seat)!, services: seat.services });
const tree = removed(defaultDispositionRules, { reason: 1, result: null });

describe('a seat that comes back from a window', () => {
  test('differs in the company’s rules only when the tree or the breaks were changed and nothing else', () => {
    expect(differInRulesOnly(seat, fromWindow({ dispositions: tree }))).toBe(true);
    expect(differInRulesOnly(seat, fromWindow({ breakReasons: [] }))).toBe(true);
  });

  test('asks for a new connection when anything of it was changed, or nothing was', () => {
    expect(differInRulesOnly(seat, fromWindow({}))).toBe(false);
    for (const changes of [{ server: 'wss://two.example.com' }, { password: 'new' }, { displayName: '王丽' }, { iceServers: [] }, { serviceNumbers: [{ number: '4008201234', label: '售后' }] }]) {
      expect(differInRulesOnly(seat, { ...fromWindow({ dispositions: tree }), ...changes })).toBe(false);
    }
  });

  test('has the same rules when they were not touched', () => {
    expect(haveSameRules(seat, fromWindow({ displayName: '王丽' }))).toBe(true);
    expect(haveSameRules(seat, fromWindow({ dispositions: defaultDispositionRules }))).toBe(false);
  });
});

test('the rules in force are the built-in ones where the company has none, and its breaks come after the built-in ones', () => {
  expect(rulesInForce(null)).toMatchObject({ dispositionRules: defaultDispositionRules });
  expect(rulesInForce({ ...seat, dispositions: tree })).toEqual({ dispositionRules: tree, breakReasons: ['rest', 'meal', 'meeting', 'training', '盘点'] });
});

import { expect, test } from 'vitest';
import { crmSettingsSchema, noCrm, shownCrm, withKeptCrmSecrets } from '../../../shared/crm/crmSettings.ts';

const settings = crmSettingsSchema.parse({
  lookUp: { on: true, address: 'https://crm.example.com/find?n={{number}}', headers: [{ name: 'Authorization', value: 'Bearer secret-1' }] },
  push: { on: true, address: 'https://crm.example.com/calls', headers: [{ name: 'X-Key', value: 'secret-2' }], secret: 'secret-3' },
});

test('a window is never shown a secret', () => {
  const shown = shownCrm(settings);
  expect(JSON.stringify(shown)).not.toContain('secret-');
  expect(shown.hasSecret).toBe(true);
  expect(shownCrm(noCrm).hasSecret).toBe(false);
});

test('secrets left empty are kept for the same server, and go to no other', () => {
  const { settings: shown } = shownCrm(settings);
  expect(withKeptCrmSecrets(shown, settings)).toEqual(settings);
  const moved = withKeptCrmSecrets({ ...shown, lookUp: { ...shown.lookUp, address: 'https://evil.example.com/' }, push: { ...shown.push, address: 'http://crm.example.com/calls' } }, settings);
  expect(JSON.stringify(moved)).not.toContain('secret-');
});

test.each(['ftp://a', 'https:// a', 'javascript:1'])('%s is no address', (address) => {
  expect(crmSettingsSchema.safeParse({ push: { address } }).success).toBe(false);
});

test('a header cannot begin another one', () => {
  expect(crmSettingsSchema.safeParse({ lookUp: { headers: [{ name: 'X', value: 'a\r\nY: b' }] } }).success).toBe(false);
});

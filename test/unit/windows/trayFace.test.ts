import { expect, test } from 'vitest';
import { trayFace } from '../../../electron/windows/trayFace.ts';

test.each([
  ['win32', true, 'ringing'],
  ['darwin', true, 'ringing'],
  ['linux', false, 'ringing'],
  ['linux', true, 'idle'],
] as const)('a ring on %s with the pop %s shows the face %s', (platform, popEnabled, face) => {
  expect(trayFace('ringing', platform, popEnabled)).toBe(face);
});

test.each(['linux', 'win32'] as const)('a call on %s never changes the face by talking, holding off or writing up', (platform) => {
  for (const agent of ['idle', 'busy', 'break', 'talking', 'wrapUp'] as const) expect(trayFace(agent, platform, true)).toBe('idle');
  expect(trayFace('offline', platform, true)).toBe('offline');
});

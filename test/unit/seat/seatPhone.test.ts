import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { createSeatPhone, phoneListener } from '../../../electron/seat/parts/seatPhone.ts';
import { faultOfSettings } from '../../../electron/sip/faultOfSettings.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import { builtInProfile } from '../../../electron/sip/profiles/builtInProfiles.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { MemorySocket } from '../../sip/fakes/memorySocket.ts';
import { theseParts } from './parts.ts';

const survey: SurveyResult = { score: 5, outOf: 5, source: 'X-Survey' };

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a verdict that a full disk refuses is kept with its own time when there is room again', async () => {
  const kept: unknown[] = [];
  let full = true;
  let counted = 0;
  let now = 7_000;
  const keepSurvey = (argument: unknown) => (full ? Promise.reject(Object.assign(new Error('full'), { code: 'diskFull' })) : Promise.resolve(kept.push(argument) > 0 ? 'call' : null));
  const parts = theseParts(
    { writes: new WaitingWrites(), desk: { surveyed: () => false } as never, figures: { logChanged: () => { counted += 1; } } as never },
    { store: { keepSurvey } as never, publisher: {} as never, log: () => {}, now: () => now },
  );
  phoneListener(parts).surveyed('call-1@pbx', survey);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(kept).toEqual([]);
  full = false;
  now = 99_000;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual([{ sipCallId: 'call-1@pbx', survey, at: 7_000 }]);
  expect(counted).toBe(1);
});

test('a STUN or TURN server that was kept and cannot be used is left out, and the agent is told: calls can be answered', () => {
  const noticed: unknown[] = [];
  const seat = provisioningSchema.parse({
    version: 1, server: 'ws://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'x',
    iceServers: [{ urls: 'stun:stun.example.com' }, { urls: 'stun.example.com' }, { urls: 'turn:turn.example.com', username: '8001' }],
  });
  const parts = theseParts({}, {
    platform: { seat, profile: undefined, openSocket: (url: string) => new MemorySocket(url) } as never, profile: builtInProfile('generic'), media: {} as never, publisher: {} as never,
    notices: { add: (...notice: unknown[]) => void noticed.push(notice) } as never,
  });
  expect(faultOfSettings({ settings: seat, profile: builtInProfile('generic'), peerConnections: {} as never, openSocket: (url) => new MemorySocket(url) })).toMatch(/^iceServers: stun\.example\.com/);
  expect(createSeatPhone(parts)).not.toHaveProperty('fault');
  expect(noticed).toEqual([['warning', 'iceServersLeftOut', { count: 2 }]]);
});

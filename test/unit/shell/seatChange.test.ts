import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Role } from '../../../shared/rights/rights.ts';
import { shownConnection, unchanged } from '../../../shared/settings/seatConnection.ts';
import { provisioningSchema, type SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import { fakeFiles } from '../../fakes/fakeFiles.ts';
import { commandHandlers, type ProgramParts } from '../../../electron/shell/programHandlers.ts';

/** A console whose seat was provisioned for a role; what it is configured with afterwards. */
function consoleOf(role: Role) {
  const seat = provisioningSchema.parse({ version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'any', breakReasons: ['盘点'], role });
  const kept: SeatProvisioning[] = [];
  const parts = { keys: {}, settings: { current: { seat } }, configure: (next: SeatProvisioning) => Promise.resolve(void kept.push(next)) } as unknown as ProgramParts;
  const configure = commandHandlers(parts)['seat:configure'];
  return { seat, kept, change: async (changes: object) => configure({ ...unchanged(shownConnection(seat, true, []).seat!), ...changes }, 'console') };
}

test.each(['supervisor', 'owner'] as const)('who is %s decides about write-ups and breaks', async (role) => {
  const { kept, change } = consoleOf(role);
  await change({ breakReasons: ['盘点', '喝水'] });
  expect(kept).toMatchObject([{ breakReasons: ['盘点', '喝水'], role }]);
});

test.each(['agent', 'reviewer'] as const)('of who is %s they are refused, whatever the window sends, and the connection is taken', async (role) => {
  const { seat, kept, change } = consoleOf(role);
  await expect(change({ breakReasons: [] })).rejects.toMatchObject({ code: 'rightMissing' });
  await expect(change({ breakReasons: [], role: 'owner' })).rejects.toMatchObject({ code: 'rightMissing' });
  expect(kept).toEqual([]);
  await change({ displayName: '王丽' });
  expect(kept).toEqual([{ ...seat, displayName: '王丽' }]);
});

test('an imported file is told of once it is in force, whether the seat registers anew for it or not', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'console-400-seat-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'seat.json');
  await writeFile(file, JSON.stringify({ version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'any', breakReasons: ['盘点'] }));
  const done: unknown[] = [];
  const parts = {
    keys: {}, files: { ...fakeFiles(), openFile: () => Promise.resolve(file) },
    notices: { add: (...told: unknown[]) => void done.push(told) }, configure: (seat: SeatProvisioning) => Promise.resolve(void done.push(seat.breakReasons)),
  } as unknown as ProgramParts;
  expect(await commandHandlers(parts)['seat:provisionFromFile']({}, 'console')).toEqual({ provisioned: true });
  expect(done).toEqual([['盘点'], ['info', 'provisioned', { user: '8001' }]]);
});

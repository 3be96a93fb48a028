import path from 'node:path';
import { expect, test } from 'vitest';
import { closeConnection, openConnection, rawOf } from '../../electron/store/connection.ts';
import { migrate } from '../../electron/store/migrations/migrate.ts';
import { migrations } from '../../electron/store/migrations/migrations.ts';
import { anyTime, temporaryDirectory } from './temporaryStore.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

test('the missed calls of the last thirty days whom nobody spoke to since come into the ledger', () => {
  const db = openConnection(path.join(temporaryDirectory(), 'console.db'));
  migrate(db, migrations.filter(({ version }) => version < 140));
  const raw = rawOf(db);
  const insert = raw.prepare(
    `INSERT INTO call (id, callId, sipCallId, direction, startedAt, answeredAt, result, talkSeconds, line, remoteNumber, remoteRaw, serviceNumber, areaText, queue,
       ivrPath, routeRule, customerName, company, agent, disposition) VALUES (?, ?, '', ?, ?, ?, ?, 0, 1, ?, '', '4008201234', '', '售后', '', '', '', '', '8001', '')`,
  );
  const call = (callId: string, at: number, number: string, result: string, direction = 'incoming') =>
    insert.run(anyTime + at, callId, direction, anyTime + at, result === 'answered' ? anyTime + at : null, result, number);
  call('too old', -31 * day, '13800000001', 'missed');
  call('first', -2 * day, '13800000002', 'missed');
  call('refused', -day, '13800000002', 'rejected');
  call('try', -day + minute, '13800000002', 'failed', 'outgoing');
  call('called back', -3 * day, '13800000003', 'missed');
  call('call-back', -3 * day + minute, '13800000003', 'answered', 'outgoing');
  call('withheld', -minute, '', 'missed');
  call('other phone', -4 * day, '13800000004', 'missed');
  call('reached elsewhere', -3 * day + 5, '13800000005', 'answered');
  call('sent on', 0, '13800000006', 'forwarded');
  raw.exec(`INSERT INTO customer (id, name, company, level, tags, notes, createdAt, updatedAt) VALUES ('C1', '李敏', '', '', '[]', '', 1, 1);
    INSERT INTO customerNumber (number, customer, position) VALUES ('13800000004', 1, 0), ('13800000005', 1, 1);
    UPDATE call SET customerId = 'C1' WHERE callId = 'reached elsewhere'`);

  migrate(db, migrations.filter(({ version }) => version <= 140));
  expect(raw.prepare('SELECT itemId, state, misses, tries, lastCallId FROM missedItem ORDER BY firstAt').all()).toEqual([
    { itemId: 'first', state: 'open', misses: 2, tries: 1, lastCallId: 'refused' },
    { itemId: 'withheld', state: 'open', misses: 1, tries: 0, lastCallId: 'withheld' },
  ]);
  closeConnection(db);
});

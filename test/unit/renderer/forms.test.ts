import { expect, test } from 'vitest';
import { commands } from '../../../shared/ipc/commands.ts';
import { draftOf, fieldsOf, isCustomerNumber } from '../../../renderer/customers/draft.ts';
import { readProvisioning } from '../../../renderer/settings/connection/provisioningDraft.ts';

const empty = { server: '', sipUri: '', authUser: '', password: '', displayName: '', profile: '', homeAreaCode: '', serviceNumbers: '', trustedPeers: '' };
const valid = { ...empty, server: ' wss://sip.example.com/ws ', sipUri: 'sip:8001@example.com', password: 'any' };

test('a filled-in form is read as a provisioning file', () => {
  const read = readProvisioning({ ...valid, serviceNumbers: '400-820-1234 售后热线\n4006008899', trustedPeers: '10.0.0.5\n\n pbx.example.com ' });
  expect(read).toMatchObject({
    kind: 'valid',
    provisioning: {
      server: 'wss://sip.example.com/ws', profile: 'generic', trustedPeers: ['10.0.0.5', 'pbx.example.com'],
      serviceNumbers: [{ number: '4008201234', label: '售后热线' }, { number: '4006008899', label: '4006008899' }],
    },
  });
  expect(read.kind === 'valid' && commands['seat:configure'].safeParse(read.provisioning).success).toBe(true);
});

test('every wrong field is named, in the order of the form', () => {
  expect(readProvisioning({ ...empty, server: 'http://x', homeAreaCode: '755', serviceNumbers: '800 820 1234 x' })).toEqual({
    kind: 'invalid',
    fields: ['server', 'sipUri', 'password', 'homeAreaCode', 'serviceNumbers'],
  });
});

test('a new card starts with the caller\'s number', () => {
  expect(fieldsOf(null, ['13812345678']).numbers).toEqual(['13812345678']);
});

test('a draft is trimmed, without doubles, with canonical numbers, and main takes it', () => {
  const draft = draftOf({ name: ' 王丽 ', company: '', level: '', tags: ['a', 'a ', ''], notes: '', numbers: ['+86 138 1234 5678', '13812345678', '0755-86123456'] });
  expect(draft).toEqual({ name: '王丽', company: '', level: '', tags: ['a'], notes: '', numbers: ['13812345678', '075586123456'] });
  expect(commands['customer:save'].safeParse({ id: null, draft, callId: null }).success).toBe(true);
});

test('text that names no line is no customer number', () => {
  expect(['13812345678', '+14155550123', 'hello', ''].map(isCustomerNumber)).toEqual([true, true, false, false]);
});

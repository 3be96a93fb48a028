import { expect, test } from 'vitest';
import { commandNames, queryNames } from '../../../shared/ipc/channelNames.ts';
import { commands } from '../../../shared/ipc/commands.ts';
import { queries } from '../../../shared/ipc/queries.ts';

test('the preload lists every command of the map and no other', () => {
  expect([...commandNames].sort()).toEqual(Object.keys(commands).sort());
});

test('the preload lists every query of the map and no other', () => {
  expect([...queryNames].sort()).toEqual(Object.keys(queries).sort());
});

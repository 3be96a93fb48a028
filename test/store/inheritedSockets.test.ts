import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../electron/store/inheritedSockets.ts');
const script = `
  import { closeInheritedSockets, socketsAbove } from ${JSON.stringify(source)};
  const before = socketsAbove(2);
  closeInheritedSockets(4);
  process.stdout.write(JSON.stringify({ before, after: socketsAbove(2) }));
`;

test.runIf(process.platform === 'linux')('sockets that a fork brought along are closed, and those meant for the process stay', () => {
  // Pipes of a child of Node are sockets, two for its channel and its answers, two that came by accident.
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' });
  expect({ stderr, ...JSON.parse(stdout || '{}') as object }).toEqual({ stderr: '', before: [3, 4, 5, 6], after: [3, 4] });
});

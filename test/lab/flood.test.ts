import { expect, it } from 'vitest';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import { startLaboratory } from './laboratory.ts';
import { floodPhone } from './network/floodPhone.ts';

it('a call and its registration do not notice 2,000 malformed messages a second', async () => {
  const lab = await startLaboratory();
  try {
    const result = await floodPhone(lab, { createSipPhone, builtInProfile, WebSocketSocket }, { perSecond: 2_000, seconds: 3 });
    expect(result).toMatchObject({ exceptions: 0, rang: 0, staysRegistered: true, callAlive: true });
    expect(result.held).toBe(result.tried);
    expect(result.tried).toBeGreaterThan(0);
    expect(result.stopped).toBeGreaterThan(3_000);
  } finally {
    await lab.stop();
  }
});

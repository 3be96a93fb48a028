/**
 * The console's phone in a process of its own, for a network namespace: `node farPhoneProgram.ts <settings as JSON>`.
 * Takes commands and tells events as JSON lines; ends with its standard input.
 */
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { giveJsSipItsEnvironment } from '../../../electron/sip/jssipEnvironmentHooks.ts';
import { watchNetwork } from '../../../electron/shell/watchNetwork.ts';
import type { Leg } from '../../../electron/calls/phone.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import type { FarCommand, FarEvent } from './farPhone.ts';

giveJsSipItsEnvironment();
const { createSipPhone } = await import('../../../electron/sip/sipPhone.ts');
const { builtInProfile } = await import('../../../electron/sip/profiles/builtInProfiles.ts');
const { WebSocketSocket } = await import('../../../electron/sip/webSocketSocket.ts');
const { FakePeerConnections } = await import('../../sip/fakes/fakePeerConnections.ts');
const { phoneListener } = await import('../../fakes/phoneListener.ts');

const now = (): number => performance.timeOrigin + performance.now();
const tell = (event: FarEvent): void => { process.stdout.write(`${JSON.stringify(event)}\n`); };
const legs: Leg[] = [];

function follow(leg: Leg): void {
  const at = legs.push(leg) - 1;
  tell({ kind: 'leg', at: now(), leg: at, sipCallId: leg.sipCallId });
  leg.listen((event) => tell({ kind: 'legEvent', at: now(), leg: at, event }));
}

const phone = createSipPhone({
  settings: provisioningSchema.parse(JSON.parse(process.argv[2]!)),
  profile: builtInProfile('kamailio-lab'),
  peerConnections: new FakePeerConnections('far'),
  openSocket: (url) => new WebSocketSocket(url),
  listener: phoneListener({
    registrationChanged: (registration) => tell({ kind: 'registration', at: now(), registration }),
    invited: (leg) => follow(leg),
    serversChanged: (servers) => tell({ kind: 'servers', at: now(), servers }),
  }),
});
watchNetwork({
  power: { on: () => undefined, off: () => undefined },
  interfaces: networkInterfaces,
  changed: () => {
    tell({ kind: 'networkChanged', at: now() });
    phone.networkChanged();
  },
});

async function obey(command: FarCommand): Promise<number | null> {
  const leg = 'leg' in command ? legs[command.leg]! : undefined;
  switch (command.name) {
    case 'answer': return leg!.answer().then(() => null);
    case 'hold': return leg!.hold().then(() => null);
    case 'resume': return leg!.resume().then(() => null);
    case 'hangUp': leg!.hangUp(); return null;
    case 'dial': follow(phone.dial(command.target)); return null;
    case 'roundTrip': return phone.roundTrip(command.withinMs);
    case 'stop': await phone.stop(); return null;
  }
}

phone.start();
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, ...command } = JSON.parse(line) as { id: number } & FarCommand;
  obey(command as FarCommand).then(
    (value) => tell({ kind: 'done', at: now(), id, value }),
    (error: Error) => tell({ kind: 'failed', at: now(), id, message: error.message }),
  );
});
lines.on('close', () => process.exit(0));

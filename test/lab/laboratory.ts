import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate } from './processes/certificate.ts';
import { prepareKamailio } from './processes/kamailio.ts';
import type { Account, Kamailio } from './processes/kamailio.ts';
import { LOOPBACK, takePortBlock } from './processes/portBlock.ts';
import { startRtpengine } from './processes/rtpengine.ts';
import type { RtpengineClient } from './processes/rtpengine.ts';
import { missingTools } from './processes/tools.ts';
import { answeringParties } from './sip/answeringParty.ts';
import type { AnsweringParty, AnsweringPartyOptions } from './sip/answeringParty.ts';
import { placeCall } from './sip/caller.ts';
import type { CallOptions } from './sip/caller.ts';
import { openGateway } from './sip/gateway.ts';
import { referrals, type Refer } from './sip/referrals.ts';
import type { TrunkCall } from './sip/trunkCall.ts';
import { startSipp } from './sippCaller.ts';
import type { SippOptions, SippRun } from './sippCaller.ts';

export interface LaboratoryOptions {
  /** Seats; defaults to 8001 to 8004 with passwords of their own. */
  readonly accounts?: readonly Account[];
  /** 400 number → seats it hunts over, in order; defaults to 4008001234 over 8001 and 8002. */
  readonly hunting?: Readonly<Record<string, readonly string[]>>;
  /** How long a seat rings before the next of the list; defaults to 20,000. */
  readonly huntMs?: number;
  /** How long a directly called seat rings; defaults to 60,000. */
  readonly ringMs?: number;
  /** UDP port of loopback that seats' outgoing calls go to; defaults to the laboratory's own called parties. */
  readonly trunkPort?: number;
  /** Part after @ and digest realm; defaults to `lab.example.cn`. */
  readonly domain?: string;
  /** Address of this machine on which seats reach server and media relay; loopback by default (see network/slowNetwork.ts). */
  readonly seatAddress?: string;
}

/** A 400 platform on loopback: SIP server, media relay, callers and called parties. */
export interface Laboratory {
  readonly wsUrl: string;
  /** The same server over TLS; trust it with `certificate`. */
  readonly wssUrl: string;
  /** PEM of the self-signed certificate behind `wssUrl`, and its file. */
  readonly certificate: string;
  readonly certificateFile: string;
  readonly sipUdp: { readonly host: string; readonly port: number };
  readonly domain: string;
  readonly accounts: readonly Account[];
  readonly hunting: Readonly<Record<string, readonly string[]>>;
  readonly rtpengine: RtpengineClient;
  readonly kamailio: Kamailio;
  /** Calls a seat or a 400 number from the trunk. Resolves when the INVITE is on its way. */
  call(options: CallOptions): Promise<TrunkCall>;
  /** Somebody for seats to call. */
  answeringParty(options?: AnsweringPartyOptions): AnsweringParty;
  /** Runs one of the scenarios in `sipp/` against the server, as an independent SIP implementation. */
  sipp(options: SippOptions): Promise<SippRun>;
  /** Process ids of rtpengine and of Kamailio's first process while it runs. */
  readonly processIds: readonly number[];
  /** Ends every process and frees the ports. Safe to call twice. */
  stop(): Promise<void>;
}

const ACCOUNTS: readonly Account[] = ['8001', '8002', '8003', '8004'].map((user) => ({ user, password: `practice-${user}` }));

/**
 * Starts rtpengine and Kamailio with the reference configuration on free ports of 127.0.0.1. Several laboratories
 * run side by side; nothing outlives this process. Throws when a program is missing, naming the packages.
 */
export async function startLaboratory(options: LaboratoryOptions = {}): Promise<Laboratory> {
  const missing = missingTools();
  if (missing.length > 0) {
    throw new Error(`The laboratory needs ${missing.map(({ program }) => program).join(', ')}: apt-get install ${missing.map(({ packages }) => packages).join(' ')}`);
  }
  const domain = options.domain ?? 'lab.example.cn';
  const seatAddress = options.seatAddress ?? LOOPBACK;
  const accounts = options.accounts ?? ACCOUNTS;
  const hunting = options.hunting ?? { 4008001234: ['8001', '8002'] };
  const undo: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  async function undoAll(): Promise<void> {
    for (const step of undo.splice(0).reverse()) await step();
  }
  try {
    const ports = await takePortBlock();
    undo.push(ports.release);
    const folder = await mkdtemp(path.join(tmpdir(), 'sip-lab-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const gateway = await openGateway(ports.sipUdp);
    undo.push(async () => gateway.close());
    const [certificate, rtpengine] = await Promise.all([makeCertificate(folder), startRtpengine(ports, folder, seatAddress)]);
    undo.push(rtpengine.daemon.stop);
    const kamailio = await prepareKamailio({
      ports, domain, accounts, hunting, certificate, folder, seatAddress,
      huntMs: options.huntMs ?? 20_000,
      ringMs: options.ringMs ?? 60_000,
      trunkPort: options.trunkPort ?? gateway.port,
    });
    undo.push(kamailio.stop);
    await kamailio.start();
    const refer: Refer = referrals({
      place: (to, from, referredBy) => placeCall(gateway, domain, { to, from, headers: { 'Referred-By': referredBy } }, refer),
      legOf: gateway.legOf,
    });
    const parties = answeringParties(gateway, refer);
    const open = new Set<{ end(): Promise<void> }>();
    undo.push(async () => void (await Promise.all([...open].map((one) => one.end()))));
    return {
      wsUrl: `ws://${seatAddress}:${ports.ws}/`,
      wssUrl: `wss://${seatAddress}:${ports.wss}/`,
      certificate: await readFile(certificate.certificateFile, 'utf8'),
      certificateFile: certificate.certificateFile,
      sipUdp: { host: LOOPBACK, port: ports.sipUdp },
      domain,
      accounts,
      hunting,
      rtpengine: rtpengine.client,
      kamailio,
      get processIds() {
        const server = kamailio.pid();
        return server === undefined ? [rtpengine.daemon.pid] : [rtpengine.daemon.pid, server];
      },
      call: (callOptions) => placeCall(gateway, domain, callOptions, refer),
      answeringParty: parties.open,
      async sipp(sippOptions) {
        const run = await startSipp(ports.sipUdp, folder, sippOptions);
        const held = { end: run.stop };
        open.add(held);
        void run.exited.then(() => open.delete(held));
        return run;
      },
      stop() {
        stopping ??= undoAll();
        return stopping;
      },
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

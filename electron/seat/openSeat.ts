import { randomUUID } from 'node:crypto';
import { noServices } from '../../shared/calls/platformServices.ts';
import { reached } from '../../shared/kernel/startMoment.ts';
import { CallDesk } from '../calls/callDesk.ts';
import type { Phone } from '../calls/phone.ts';
import { WaitingWrites } from '../calls/waitingWrites.ts';
import { watchRouting } from '../numbers/watchRouting.ts';
import { codeOf } from '../ipc/ipcRefusal.ts';
import { EvidenceDesk } from '../evidence/evidenceDesk.ts';
import { JobDesk } from '../jobs/jobDesk.ts';
import type { CallRecorder } from '../recordings/recordCalls.ts';
import { RetentionSweep } from '../recordings/retentionSweep.ts';
import { RecordingRulesKeeper } from '../recordings/recordingRulesKeeper.ts';
import type { LedgerDesk } from '../ledger/ledgerDesk.ts';
import type { TaskDesk } from '../tasks/taskDesk.ts';
import { CallBoard } from './callBoard.ts';
import { DayFiguresKeeper } from './dayFigures.ts';
import { callListeners } from './parts/callListeners.ts';
import { CallQualityKeeper } from './parts/callQuality.ts';
import { judgeInvite } from './parts/incomingGate.ts';
import { lookUpCallers } from './parts/lookUpCallers.ts';
import { openCrm } from './parts/openCrm.ts';
import { openRecorder } from './parts/openRecorder.ts';
import { OutgoingCalls } from './parts/outgoingCalls.ts';
import { PlatformForwarding } from './parts/platformForwarding.ts';
import { recordingOf } from './parts/recordingOf.ts';
import { openSeatAgent, type SeatAgent } from './parts/seatAgent.ts';
import { openSeatLedger } from './parts/seatLedger.ts';
import { openSeatReviews } from './parts/seatReviews.ts';
import { openSeatTasks } from './parts/seatTasks.ts';
import { seatMediaListener } from './parts/seatMediaListener.ts';
import { createSeatPhone } from './parts/seatPhone.ts';
import type { Seat } from './seat.ts';
import { seatCommands, seatQueries } from './seatCommands.ts';
import type { SeatOptions } from './seatOptions.ts';
import type { SeatParts } from './seatParts.ts';
import { agentOf } from './agentOf.ts';

/** What is not complete by then is completed after the next start. */
const closeRecordingsMs = 5_000;

/** Wires one seat: phone, desk, board, look-ups, log, recorder. Resolves when it can take a call. */
export async function openSeat(options: SeatOptions): Promise<Seat> {
  const { platform, store, publisher, now } = options;
  const parts: SeatParts = {
    options,
    writes: new WaitingWrites(),
    get desk() { return desk; },
    get board() { return board; },
    get recorder() { return recorder; },
    get recordingRules() { return recordingRules; },
    get figures() { return figures; },
    get agent() { return agent; },
    get tasks() { return tasks; },
    get ledger() { return ledger; },
    get crm() { return crm; },
    get reviews() { return reviews; },
    get jobs() { return jobs; },
    get evidence() { return evidence; },
    get outgoing() { return outgoing; },
    get quality() { return quality; },
    get forwarding() { return forwarding; },
    get phone() { return phone; },
  };
  let closing = false;
  const figures = new DayFiguresKeeper({ countDay: store.countDay, publisher, now, counted: () => ledger.refresh() });
  const board = new CallBoard({ desk: () => desk, publisher, homeAreaCode: platform.seat?.homeAreaCode, lookUp: lookUpCallers(parts), isInWrapUp: (callId) => agent.isInWrapUp(callId) });
  const recordingRules = new RecordingRulesKeeper(store, (rules) => publisher.change({ recordingRules: rules }));
  const retention = new RetentionSweep({
    store,
    rules: () => recordingRules.current,
    now,
    onDeleted: () => figures.logChanged(),
    onFailed: (error) => options.log('recordings whose time is over could not be deleted', error),
  });
  const recorder: CallRecorder = openRecorder(parts);
  const agent: SeatAgent = openSeatAgent(parts);
  const tasks: TaskDesk = openSeatTasks(parts);
  const ledger: LedgerDesk = openSeatLedger(parts);
  const crm = openCrm(parts);
  const reviews = openSeatReviews(parts);
  const evidence = new EvidenceDesk(store, now);
  const jobs = new JobDesk({
    newId: randomUUID,
    now,
    publish: (all) => publisher.change({ jobs: all }),
    codeOf,
    onUnexpected: (error) => options.log('a job failed', error),
  });
  const outgoing = new OutgoingCalls(parts);
  const quality = new CallQualityKeeper(parts);
  const forwarding = new PlatformForwarding(parts);
  const desk: CallDesk = new CallDesk({
    newId: randomUUID,
    now,
    listeners: callListeners(parts),
    onListenerError: (error) => options.log('a listener of the calls failed', error),
    // No window has a seat any more that could answer: the platform is to offer the call to somebody else.
    judge: (invite) => (closing ? { kind: 'refuse', sipCode: 480, because: 'state' } : judgeInvite(parts, invite)),
    media: () => options.media,
    onConference: (conference) => publisher.change({ conference }),
    roomName: agentOf(platform),
    personOf: (call) => board.personOf(call),
  });

  const made = createSeatPhone(parts);
  const phone: Phone | undefined = 'fault' in made ? undefined : made;

  const stopWatching = await takeUpWhereItEnded(parts).catch(async (error: unknown) => {
    // The agent's clock runs already, and nobody would stop it later.
    await agent.close().catch(() => {});
    throw error;
  });
  reached('past taken up');
  retention.begin();
  reviews.sampling.begin();
  const services = phone?.services ?? noServices;
  // The practice platform is in this program and hears of the agent's state without a message.
  publisher.change({ services: options.platform.mode === 'practice' ? { ...services, wrapUpCalls: 'passedOver' } : services });
  if (phone) {
    desk.connect(phone);
    phone.start();
  } else if ('fault' in made) {
    publisher.change({ registration: { kind: 'failed', since: now(), problem: 'notConfigured', detail: made.fault } });
  }
  await showWhatIsKnown(parts);

  return {
    mode: platform.mode,
    desk,
    commands: seatCommands(parts),
    queries: seatQueries(parts),
    mediaListener: seatMediaListener(parts),
    preferencesChanged: (before) => {
      agent.preferencesChanged();
      forwarding.preferencesChanged(before);
    },
    networkChanged: () => phone?.networkChanged(),
    recordingOf: (callId) => recordingOf(store, callId),
    soundFor: (callId) => recordingOf(store, callId, (...what) => reviews.hearings.served(...what)),
    close: async () => {
      closing = true;
      for (const call of desk.calls) desk.hangUp(call.id);
      await recorder.close(closeRecordingsMs);
      await agent.close();
      tasks.stop();
      ledger.stop();
      jobs.stop();
      evidence.stop();
      retention.stop();
      reviews.sampling.stop();
      await reviews.hearings.close();
      await phone?.stop();
      await crm.outbox.stop();
      await platform.stop();
      figures.stop();
      stopWatching();
      await store.close();
    },
  };
}

/**
 * Settles what a crash left open and learns what a first call needs: all asked at once, and answered in this order. Returns
 * what stops the watching.
 */
async function takeUpWhereItEnded({ options, recorder, recordingRules, crm, agent, forwarding }: SeatParts): Promise<() => void> {
  const { platform, store, publisher, notices, now, log } = options;
  const [interrupted, serviceNumbers] = await Promise.all([store.markInterruptedCalls({ at: now() }), platform.prepare(store), recordingRules.load(), crm.desk.load(), agent.begin()]);
  if (interrupted.length > 0) notices.add('warning', 'interruptedCalls', { count: interrupted.length });
  publisher.change({ serviceNumbers });
  forwarding.begin();
  void recorder
    .recoverInterrupted()
    .then((count) => count > 0 && notices.add('info', 'recordingsRecovered', { count }))
    .catch((error: unknown) => log('cut-off recordings could not be closed', error));
  const stopRouting = watchRouting({
    serviceNumbers: serviceNumbers.map(({ number }) => number),
    ask: platform.routingStatus,
    kept: (serviceNumber) => store.latestRoutingSnapshot({ serviceNumber }),
    keep: (status) => store.putRoutingSnapshot(status),
    publish: (routing) => publisher.change({ routing }),
  });
  const stopState = store.onState((state) => publisher.change({ storeUp: state.kind === 'up' }));
  return () => {
    stopState();
    stopRouting();
  };
}

/** What the windows show and no call needs: it is read while the phone registers. Never rejects. */
async function showWhatIsKnown({ options, figures, tasks, evidence }: SeatParts): Promise<void> {
  const began = evidence.begin().catch((error: unknown) => options.log('the authority of the time stamps could not be read', error));
  await Promise.all([figures.count(), tasks.begin(), began]);
}

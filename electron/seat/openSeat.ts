import { randomUUID } from 'node:crypto';
import { formatPlace } from '../../shared/areas/formatArea.ts';
import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { CallerLookUps } from '../../shared/callers/callerLookUps.ts';
import type { AgentStateKind, ChosenAgentState } from '../../shared/queues/agentState.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { seatUser } from '../../shared/settings/seatUser.ts';
import { keepCallLog } from '../callLog/keepCallLog.ts';
import { answerWhenAsked } from '../calls/autoAnswer.ts';
import { CallDesk } from '../calls/callDesk.ts';
import type { MediaListener } from '../calls/media.ts';
import type { Phone } from '../calls/phone.ts';
import { ringWhileWaiting } from '../calls/ringWhileWaiting.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import { lookUpCaller, type CallerQuestion } from '../lookups/lookUpCaller.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import { watchRouting } from '../numbers/watchRouting.ts';
import { CallRecorder } from '../recordings/recordCalls.ts';
import { createSipPhone } from '../sip/sipPhone.ts';
import type { Profile } from '../sip/profiles/profileSchema.ts';
import type { StoreClient } from '../store/storeApi.ts';
import { agentStateKind, nextAgentState } from './agentPresence.ts';
import { CallBoard } from './callBoard.ts';
import { DayFiguresKeeper } from './dayFigures.ts';
import type { Notices } from './notices.ts';
import type { Seat } from './seat.ts';
import { seatCommands, seatQueries, type SeatParts } from './seatCommands.ts';
import type { SeatPlatform } from './seatPlatform.ts';

export interface SeatOptions {
  readonly platform: SeatPlatform;
  readonly profile: Profile;
  readonly store: StoreClient;
  readonly media: MediaEngine;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly areaOf: (number: PhoneNumber) => CallerArea;
  readonly preferences: () => Preferences;
  readonly sendLevels: (callId: string, levels: Parameters<MediaListener['levelsMeasured']>[1]) => void;
  readonly sendQuality: (callId: string, quality: Parameters<MediaListener['qualityMeasured']>[1]) => void;
  /** A call changed: the windows around the seat follow. `receivedAt` comes with the first change of an incoming call. */
  readonly onCall: (call: Call, receivedAt: number | undefined) => void;
  readonly onAgent: (kind: AgentStateKind) => void;
  readonly log: (message: string, error?: unknown) => void;
  readonly now: () => number;
}

const lastCallsShown = 20;
/** What is not complete by then is completed after the next start. */
const closeRecordingsMs = 5_000;

/** Wires one seat: phone, desk, board, look-ups, log, recorder. Resolves when it can take a call. */
export async function openSeat(options: SeatOptions): Promise<Seat> {
  const { platform, store, media, publisher, notices, now, log } = options;
  const agent = platform.seat ? seatUser(platform.seat.sipUri) : '';
  const homeAreaCode = platform.seat?.homeAreaCode;
  let chosen: ChosenAgentState = { kind: 'idle' };
  let phone: Phone | undefined;

  const figures = new DayFiguresKeeper({ countDay: store.countDay, publisher, now });
  const followAgent = () => {
    const { registration, agent: before } = publisher.current;
    const agent = nextAgentState(before, agentStateKind(registration, desk.calls, chosen), now());
    if (agent === before) return;
    publisher.change({ agent });
    options.onAgent(agent.kind);
  };

  const board = new CallBoard({ desk: () => desk, publisher, homeAreaCode, lookUp: (callId, question) => void lookUp(callId, question) });
  const recorder = new CallRecorder({
    store,
    media: () => media,
    desk: () => desk,
    newId: randomUUID,
    now,
    wanted: () => options.preferences().recordCalls,
    onComplete: () => figures.logChanged(),
    onFailed: (callId, error) => {
      log('recording failed', error);
      notices.add('error', 'recordingFailed', { callId });
    },
    onWaiting: (callId, error) => {
      log('a recording waits to be written', error);
      notices.add('warning', 'recordingWaits', { callId });
    },
    onIncomplete: (_callId, error) => log('a recording could not be completed', error),
  });
  const desk: CallDesk = new CallDesk({
    newId: randomUUID,
    now,
    listeners: [
      board.callChanged,
      ({ call, invite }) => options.onCall(call, invite?.receivedAt),
      ringWhileWaiting(() => desk, () => media, () => options.preferences().ringVolume),
      keepCallLog({
        store,
        agent,
        homeAreaCode,
        onWritten: () => figures.logChanged(),
        onFailed: (callId, error) => {
          log('a call event could not be written', error);
          notices.add('error', 'callNotKept', { callId });
        },
      }),
      recorder.callChanged,
      answerWhenAsked(() => desk, (run, ms) => void setTimeout(run, ms)),
      ({ call, event }) => {
        if (event.kind === 'ended' && call.direction === 'incoming' && event.end.by === 'remote' && event.end.cause === 'cancelled') notices.add('warning', 'missedCall', { number: call.remoteNumber });
      },
      followAgent,
    ],
    onListenerError: (error) => log('a listener of the calls failed', error),
  });

  async function lookUp(callId: string, question: CallerQuestion): Promise<void> {
    const sources = {
      area: options.areaOf,
      local: ({ number, customerId, serviceNumber }: CallerQuestion) => store.findPopData({ numberKey: number.key, customerId, serviceNumber, callLimit: lastCallsShown }),
      platformRouting: platform.routingStatus,
    };
    const known = await lookUpCaller(question, sources, (patch) => board.found(callId, patch));
    await keepFindings(store, callId, known).catch((error: unknown) => log('what was looked up could not be written', error));
  }

  const mediaListener: Seat['mediaListener'] = {
    chunkRecorded: (chunk) => recorder.chunkRecorded(chunk),
    qualityMeasured: (mediaId, quality) => withCall(mediaId, (callId) => options.sendQuality(callId, quality)),
    levelsMeasured: (mediaId, levels) => withCall(mediaId, (callId) => options.sendLevels(callId, levels)),
  };
  const withCall = (mediaId: string, tell: (callId: string) => void) => {
    const callId = desk.callIdOfMedia(mediaId);
    if (callId !== undefined) tell(callId);
  };

  const interrupted = await store.markInterruptedCalls({ at: now() });
  if (interrupted.length > 0) notices.add('warning', 'interruptedCalls', { count: interrupted.length });
  const serviceNumbers = await platform.prepare(store);
  publisher.change({ serviceNumbers });
  await figures.count();
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
  const stopWatching = store.onState((state) => publisher.change({ storeUp: state.kind === 'up' }));

  if (platform.seat) {
    phone = createSipPhone({
      settings: platform.seat,
      profile: options.profile,
      peerConnections: media,
      openSocket: platform.openSocket,
      listener: {
        registrationChanged: (registration) => {
          publisher.change({ registration });
          followAgent();
        },
        invited: (leg, invite) => void desk.invited(leg, invite),
      },
    });
    desk.connect(phone);
    phone.start();
  } else {
    publisher.change({ registration: { kind: 'failed', since: now(), problem: 'notConfigured', detail: 'No seat is configured' } });
  }

  const parts: SeatParts = {
    desk, board, store, platform, homeAreaCode, now,
    phone: () => phone,
    registered: () => publisher.current.registration.kind === 'registered',
    preferences: options.preferences,
    choose: (state) => {
      chosen = state;
      followAgent();
    },
    logChanged: () => figures.logChanged(),
  };
  const commands = seatCommands(parts);
  return {
    mode: platform.mode,
    desk,
    commands: { ...commands, 'call:dismiss': async (argument, from) => { await commands['call:dismiss'](argument, from); followAgent(); return null; } },
    queries: seatQueries(parts),
    mediaListener,
    recordingOf: async (callId) => {
      const recording = await store.getRecording({ callId });
      return recording && {
        mimeType: recording.mimeType,
        byteLength: recording.byteLength,
        form: recording.form,
        read: (offset, length) => store.readRecording({ id: recording.id, form: recording.form, offset, length }),
      };
    },
    close: async () => {
      for (const call of desk.calls) desk.hangUp(call.id);
      await recorder.close(closeRecordingsMs);
      await phone?.stop();
      await platform.stop();
      figures.stop();
      stopWatching();
      stopRouting();
      await store.close();
    },
  };
}

/** Adds what was looked up to the call's row, so that the log can be searched by it. */
async function keepFindings(store: StoreClient, callId: string, { area, customer }: CallerLookUps): Promise<void> {
  const areaText = area.kind === 'found' ? formatPlace(area.value, 'zh-CN') : undefined;
  const card = customer.kind === 'found' ? customer.value : undefined;
  if (areaText === undefined && card === undefined) return;
  await store.fillCall({
    callId,
    ...(areaText === undefined ? {} : { areaText }),
    ...(card ? { customerId: card.id, customerName: card.name, company: card.company } : {}),
  });
}

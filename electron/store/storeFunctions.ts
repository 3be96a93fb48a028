import { backUp } from './backUp.ts';
import { Completions } from './completions.ts';
import { findPopData } from './findPopData.ts';
import { integrity, stats } from './inspectStore.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { StoreArgument, StoreRequestName, StoreResult } from './storeApi.ts';
import { agentAlive, listAgentPeriods, putAgentPeriod } from './tables/agentPeriods.ts';
import { listAreaSources, putAreaSource } from './tables/areaSources.ts';
import { findBlocked, listBlocked, putBlocked, removeBlocked } from './tables/blockedNumbers.ts';
import { getDisposition, keepDisposition } from './tables/callDispositions.ts';
import { importCalls } from './tables/callImport.ts';
import { countDay, findCallBySipCallId, getCall, searchCallLog } from './tables/callLog.ts';
import { getCallQuality, putCallQuality } from './tables/callQuality.ts';
import { appendCallEvents, beginCall, fillCall, markInterruptedCalls } from './tables/calls.ts';
import { keepSurvey } from './tables/callSurveys.ts';
import { findCustomerByNumber, getCustomer, importCustomers, saveCustomer, searchCustomers } from './tables/customers.ts';
import { countDialled, lastDialled } from './tables/dialledCalls.ts';
import {
  appendChunk, beginRecording, getRecording, getRecordingById, getSeekIndex, lastChunkAt, listUnfinishedRecordings, readRecording,
} from './tables/recordings.ts';
import { latestRoutingSnapshot, putRoutingSnapshot } from './tables/routingSnapshots.ts';
import { listServiceNumbers, putServiceNumbers } from './tables/serviceNumbers.ts';
import { getSetting, putSetting } from './tables/settings.ts';
import { closeTask, getTask, listOpenTasks, saveTask, taskReminded } from './tables/tasks.ts';

/** Every entry of the interface on the database side. `backUp` and `completeRecording` take many turns of the event loop. */
export type StoreFunctions = {
  readonly [Name in StoreRequestName]: (argument: StoreArgument<Name>, onProgress: (fraction: number) => void) => StoreResult<Name> | Promise<StoreResult<Name>>;
};

/** The functions of an open store. */
export function storeFunctions(store: OpenStore): StoreFunctions {
  const { db, shards } = store;
  const completions = new Completions(store);
  return {
    beginCall: (argument) => beginCall(db, argument),
    appendCallEvents: (argument) => appendCallEvents(db, argument),
    fillCall: (argument) => fillCall(db, argument),
    markInterruptedCalls: (argument) => markInterruptedCalls(db, argument, (call) => lastChunkAt(db, shards, call)),
    importCalls: (argument) => importCalls(db, argument),
    getCall: (argument) => getCall(db, argument),
    findCallBySipCallId: (argument) => findCallBySipCallId(db, argument),
    searchCallLog: (argument) => searchCallLog(db, argument),
    countDay: (argument) => countDay(db, argument),
    findPopData: (argument) => findPopData(db, argument),
    putCallQuality: (argument) => putCallQuality(db, argument),
    getCallQuality: (argument) => getCallQuality(db, argument),
    keepDisposition: (argument) => keepDisposition(db, argument),
    getDisposition: (argument) => getDisposition(db, argument),
    keepSurvey: (argument) => keepSurvey(db, argument),
    countDialled: (argument) => countDialled(db, argument),
    lastDialled: (argument) => lastDialled(db, argument),
    saveTask: (argument) => saveTask(db, argument),
    getTask: (argument) => getTask(db, argument),
    closeTask: (argument) => closeTask(db, argument),
    taskReminded: (argument) => taskReminded(db, argument),
    listOpenTasks: (argument) => listOpenTasks(db, argument),
    putAgentPeriod: (argument) => putAgentPeriod(db, argument),
    agentAlive: (argument) => agentAlive(db, argument),
    listAgentPeriods: (argument) => listAgentPeriods(db, argument),
    saveCustomer: (argument) => saveCustomer(db, argument),
    importCustomers: (argument) => importCustomers(db, argument),
    getCustomer: (argument) => getCustomer(db, argument),
    findCustomerByNumber: (argument) => findCustomerByNumber(db, argument),
    searchCustomers: (argument) => searchCustomers(db, argument),
    putServiceNumbers: (argument) => putServiceNumbers(db, argument),
    listServiceNumbers: () => listServiceNumbers(db),
    putRoutingSnapshot: (argument) => putRoutingSnapshot(db, argument),
    latestRoutingSnapshot: (argument) => latestRoutingSnapshot(db, argument),
    putBlocked: (argument) => putBlocked(db, argument),
    removeBlocked: (argument) => removeBlocked(db, argument),
    findBlocked: (argument) => findBlocked(db, argument),
    listBlocked: () => listBlocked(db),
    beginRecording: (argument) => beginRecording(db, shards, argument),
    appendChunk: (argument) => appendChunk(db, shards, argument),
    completeRecording: (argument) => completions.complete(argument),
    getRecording: (argument) => getRecording(db, shards, argument),
    getRecordingById: (argument) => getRecordingById(db, shards, argument),
    readRecording: (argument) => readRecording(db, shards, argument),
    getSeekIndex: (argument) => getSeekIndex(db, argument),
    listUnfinishedRecordings: () => listUnfinishedRecordings(db, shards),
    getSetting: (argument) => getSetting(db, argument),
    putSetting: (argument) => putSetting(db, argument),
    putAreaSource: (argument) => putAreaSource(db, argument),
    listAreaSources: () => listAreaSources(db),
    backUp: (argument, onProgress) => backUp(store, argument, onProgress),
    integrity: () => integrity(store),
    stats: () => stats(store),
  };
}

import { backUp } from './backUp.ts';
import { Completions } from './completions.ts';
import { findPopData } from './findPopData.ts';
import { integrity, stats } from './inspectStore.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { StoreArgument, StoreRequestName, StoreResult } from './storeApi.ts';
import { listAreaSources, putAreaSource } from './tables/areaSources.ts';
import { findBlocked, listBlocked, putBlocked, removeBlocked } from './tables/blockedNumbers.ts';
import { importCalls } from './tables/callImport.ts';
import { countDay, getCall, searchCallLog } from './tables/callLog.ts';
import { appendCallEvents, beginCall, fillCall, markInterruptedCalls } from './tables/calls.ts';
import { findCustomerByNumber, getCustomer, importCustomers, saveCustomer, searchCustomers } from './tables/customers.ts';
import {
  appendChunk, beginRecording, getRecording, getRecordingById, getSeekIndex, lastChunkAt, listUnfinishedRecordings, readRecording,
} from './tables/recordings.ts';
import { latestRoutingSnapshot, putRoutingSnapshot } from './tables/routingSnapshots.ts';
import { listServiceNumbers, putServiceNumbers } from './tables/serviceNumbers.ts';
import { getSetting, putSetting } from './tables/settings.ts';

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
    searchCallLog: (argument) => searchCallLog(db, argument),
    countDay: (argument) => countDay(db, argument),
    findPopData: (argument) => findPopData(db, argument),
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

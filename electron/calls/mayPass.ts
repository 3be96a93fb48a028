/** Codes of the store's errors after which asking again cannot help; all others (a full disk, say) may pass. */
const final: ReadonlySet<unknown> = new Set([
  'invalidArgument', 'unknownRequest', 'unknownCall', 'unknownRecording', 'conflict', 'outOfOrder', 'crashesStore', 'closed', 'internal',
]);

/** Whether a request that failed with this may succeed later. */
export function mayPass(error: unknown): boolean {
  return error instanceof Error && 'code' in error && !final.has(error.code);
}

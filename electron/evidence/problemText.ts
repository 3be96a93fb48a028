import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { EvidenceProblem, EvidenceRemark } from '../../shared/evidence/evidenceProblem.ts';

/** A problem in one line of English, for a terminal. */
export function problemText(problem: EvidenceProblem): string {
  const at = problem.sequence === null ? '' : `link ${problem.sequence}: `;
  switch (problem.kind) {
    case 'order': return `${at}order: does not stand where its number says`;
    case 'missing': return `${at}missing row: links ${problem.sequence} to ${problem.until} are not there`;
    case 'hash': return `${at}hash: its header was changed`;
    case 'signature': return `${at}signature: it was not signed by this key`;
    case 'payload': return `${at}payload: what it proves was changed`;
    case 'previous': return `${at}order: does not follow the link before it`;
    case 'key': return `${at}signature: signed with a key that is not known`;
    case 'malformed': return `${at}is not a link any more`;
    case 'head': return `${at}the chain does not end where it was left`;
    case 'resumed': return `${at}the chain had lost its end when the program was started`;
    case 'changedCall': return `${at}changed call ${problem.callId}: ${problem.parts.join(', ')}`;
    case 'missingCall': return `${at}missing call ${problem.callId}`;
    case 'forgedCall': return `call ${problem.callId} has no link`;
    case 'changedReview': return `${at}changed, missing or unlinked review of call ${problem.callId}`;
    case 'count': return `${problem.found} ${problem.what} without a link, ${problem.expected} expected`;
    case 'changedChunk': return `${at}changed chunk ${problem.chunk} of recording ${problem.recordingId}`;
    case 'changedRecording': return `${at}changed recording ${problem.recordingId}`;
    case 'missingRecording': return `${at}missing recording ${problem.recordingId}`;
    case 'unprovenRecording': return `recording ${problem.recordingId} has no link`;
    case 'timeStamp': return `${at}time stamp: ${problem.why}`;
    case 'file': return `${at}changed, missing or added file ${problem.file}`;
    case 'container': return 'the archive was changed';
    default: return assertNever(problem);
  }
}

export function remarkText(remark: EvidenceRemark): string {
  switch (remark.kind) {
    case 'clockBack': return `link ${remark.sequence}: the clock was set back by ${Math.round(remark.byMs / 1_000)} s before it`;
    case 'keyChanged': return `link ${remark.sequence}: from here on the key is ${remark.key}`;
    case 'outside': return `${remark.calls} calls and ${remark.recordings} recordings are older than the chain or came from elsewhere`;
    case 'notIncluded': return `links ${remark.sequence} to ${remark.until} are not in the package`;
    case 'withheld': return `not included because numbers are hidden: ${remark.parts.join(', ')}`;
    case 'stamped': return `link ${remark.sequence} was stamped at ${new Date(remark.time).toISOString()} by ${remark.authority}${remark.trusted ? '' : ' (its certificate was not checked: give --authority)'}`;
    default: return assertNever(remark);
  }
}

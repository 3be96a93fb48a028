import type { FromPage, MediaCommand, MediaReply, PeerState } from '../../shared/media/mediaProtocol.ts';
import type { MediaLink } from './mediaLink.ts';
import { readAudioCheck } from './readAudioMessage.ts';
import { readDescription, readMicrophoneProblem } from './readPageMessage.ts';

interface Pending {
  readonly id: number;
  /** What to send; asked again for each window, because a description made by a dead peer is worthless to the next. */
  readonly command: () => MediaCommand;
  readonly settle: (outcome: { readonly value: unknown } | { readonly error: Error }) => void;
  readonly applyState: ((state: PeerState) => void) | undefined;
  readonly transient: boolean;
  attempts: number;
  sentTo: MediaLink | undefined;
}

export interface RequestOptions {
  /** Part of restoring a page: of no use to the page after it, which is restored anew. */
  readonly transient?: boolean;
  /** What to ask of the next window when this one dies before it answered; the same command unless told. */
  readonly replay?: () => MediaCommand;
  /** Gets the snapshot of a reply before the promise settles. */
  readonly applyState?: (state: PeerState) => void;
}

/** A request that was with two windows when they died is not given to a third: it may be what kills them. */
const attemptLimit = 2;

/**
 * Whichever page is at work. Posted commands are state that the engine tells the next page anyway; requests are held
 * until some page has answered them.
 */
export class ActivePage {
  private link: MediaLink | undefined;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  /** Sends without waiting for an answer. Without a page it is dropped, as restoring covers it. */
  post(command: MediaCommand): void {
    this.link?.send(null, command);
  }

  /**
   * Sends and waits for the answer, through as many windows as it takes.
   * @throws the page's own error (its `name` kept), or `MediaWindowLost` after two windows died over the request
   */
  request<C extends MediaCommand>(command: C, options: RequestOptions = {}): Promise<MediaReply<C['kind']>> {
    return new Promise((resolve, reject) => {
      const first = command;
      const entry: Pending = {
        id: this.nextId++,
        command: () => (entry.attempts > 1 && options.replay ? options.replay() : first),
        settle: (outcome) => {
          if ('error' in outcome) return reject(outcome.error);
          const value = readReply(command.kind, outcome.value);
          if (value === undefined) return reject(new Error(`Media page answered ${command.kind} with something else`));
          resolve(value as MediaReply<C['kind']>);
        },
        applyState: options.applyState,
        transient: options.transient ?? false,
        attempts: 0,
        sentTo: undefined,
      };
      this.pending.set(entry.id, entry);
      this.send(entry);
    });
  }

  detach(): void {
    this.link = undefined;
    for (const entry of [...this.pending.values()]) if (entry.transient) this.finish(entry, { error: lost() });
  }

  attach(link: MediaLink): void {
    this.link = link;
  }

  /** Sends every request that the page now attached has not seen, in the order in which they were made. */
  resend(): void {
    for (const entry of [...this.pending.values()]) {
      if (entry.sentTo === this.link) continue;
      if (entry.attempts >= attemptLimit) this.finish(entry, { error: lost() });
      else this.send(entry);
    }
  }

  /** Rejects everything that is unanswered. */
  close(): void {
    this.detach();
    for (const entry of [...this.pending.values()]) this.finish(entry, { error: lost() });
  }

  /** Settles the request a reply belongs to; replies nobody waits for are ignored. */
  answered(message: Extract<FromPage, { kind: 'replied' | 'refused' }>): void {
    const entry = this.pending.get(message.id);
    if (!entry) return;
    if (message.state) entry.applyState?.(message.state);
    this.finish(entry, message.kind === 'replied' ? { value: message.value } : { error: named(message.name, message.message) });
  }

  private send(entry: Pending): void {
    if (!this.link) return;
    entry.attempts += 1;
    entry.sentTo = this.link;
    this.link.send(entry.id, entry.command());
  }

  private finish(entry: Pending, outcome: { readonly value: unknown } | { readonly error: Error }): void {
    this.pending.delete(entry.id);
    entry.settle(outcome);
  }
}

const lost = () => named('MediaWindowLost', 'The media window ended');

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** The checked value of a reply; undefined when it is not what this kind of request is answered with. */
function readReply(kind: MediaCommand['kind'], value: unknown): unknown {
  switch (kind) {
    case 'createOffer':
    case 'createAnswer':
      return readDescription(value) ?? undefined;
    case 'checkAudio':
      return readAudioCheck(value) ?? undefined;
    case 'openMicrophone':
      return { problem: readMicrophoneProblem((value as { problem?: unknown } | null)?.problem) };
    default:
      return null;
  }
}

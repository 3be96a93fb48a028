import { BackOff } from './backOff.ts';
import { mayPass } from './mayPass.ts';

/** Something to be kept. It must be idempotent: after a crash it is sent again. */
export interface Write {
  /** Rejects with what the store refuses it for; resolves once it is durable. What follows from it belongs in here. */
  readonly keep: () => Promise<void>;
  /** Told of the first refusal of a trouble, and of every one that is final. */
  readonly onFailed: (error: unknown) => void;
}

/**
 * What a full or read-only disk refuses waits in memory and is written in order when it works again. All of a seat's
 * calls share one, so that what belongs to a call never comes before the call.
 */
export class WaitingWrites {
  private readonly waiting: Write[] = [];
  private readonly backOff = new BackOff();

  put(write: Write): void {
    if (this.waiting.length > 0) {
      this.waiting.push(write);
      return;
    }
    write.keep().catch((error: unknown) => {
      write.onFailed(error);
      // Several may be under way when the disk fills up; their order is the order of their refusals.
      if (mayPass(error) && this.waiting.push(write) === 1) void this.catchUp();
    });
  }

  private async catchUp(): Promise<void> {
    for (let write = this.waiting[0]; write; write = this.waiting[0]) {
      await this.backOff.wait();
      while (write && (await settle(write))) {
        this.waiting.shift();
        this.backOff.succeeded();
        [write] = this.waiting;
      }
    }
  }
}

/** False when it has to be tried again later. */
async function settle({ keep, onFailed }: Write): Promise<boolean> {
  try {
    await keep();
  } catch (error) {
    if (mayPass(error)) return false;
    onFailed(error);
  }
  return true;
}

import { randomUUID } from 'node:crypto';
import type { DialOffer } from '../../shared/ipc/consoleState.ts';
import { readDialText } from '../../shared/phoneNumbers/dialText.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { NoticeKey, Notices } from '../seat/notices.ts';
import { readDialLink } from '../windows/dialLink.ts';

const refusedAs = { link: 'linkRefused', selection: 'nothingToDial', clipboard: 'nothingCopied' } as const satisfies Record<DialOffer['from'], NoticeKey>;

export interface DialOffersOptions {
  readonly publisher: Pick<StatePublisher, 'change' | 'current'>;
  readonly notices: Pick<Notices, 'add'>;
  readonly showConsole: () => void;
  readonly homeAreaCode: () => string | undefined;
  readonly selectedText: () => Promise<string>;
  readonly platform: NodeJS.Platform;
}

/**
 * Numbers from outside: links, and text selected in another program. They only ever go into the dial field of the shown
 * console; nothing is dialled before the agent has seen the number and pressed Enter there.
 */
export class DialOffers {
  private readonly options: DialOffersOptions;

  constructor(options: DialOffersOptions) {
    this.options = options;
  }

  /** A `tel:`, `sip:` or `callto:` link that the system handed to the program. */
  openLink(link: string): void {
    const read = readDialLink(link, { homeAreaCode: this.options.homeAreaCode() });
    this.offer(read.kind === 'dial' ? read.text : null, 'link');
  }

  /** A number in what is selected in another program, or copied where the system knows no selection. */
  async offerSelection(): Promise<void> {
    const read = readDialText(await this.options.selectedText(), { homeAreaCode: this.options.homeAreaCode() });
    const number = read.kind === 'number' ? read.target : read.kind === 'address' ? read.numberKey : '';
    this.offer(number === '' ? null : number, this.options.platform === 'linux' ? 'selection' : 'clipboard');
  }

  /** The console has put it into its field. */
  take(id: string): void {
    if (this.options.publisher.current.dialOffer?.id === id) this.options.publisher.change({ dialOffer: null });
  }

  private offer(number: string | null, from: DialOffer['from']): void {
    if (number === null) this.options.notices.add('warning', refusedAs[from]);
    else this.options.publisher.change({ dialOffer: { id: randomUUID(), number, from } });
    this.options.showConsole();
  }
}

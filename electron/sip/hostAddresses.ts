import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** All addresses of a host name, in the resolver's order. Rejects with the resolver's error. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const systemResolver: Resolve = async (host) => (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);

/**
 * The addresses behind a server's name. A name may have several A or AAAA records (RFC 3263 §4.2): each handshake takes
 * the next one. The last known addresses serve while the resolver is silent, which it often is in the first seconds
 * after a network came back.
 */
export class HostAddresses {
  readonly #host: string;
  readonly #resolve: Resolve;
  #known: readonly string[] = [];
  #turn = 0;

  constructor(host: string, resolve: Resolve = systemResolver) {
    this.#host = host.replace(/^\[|\]$/g, '');
    this.#resolve = resolve;
    if (isIP(this.#host)) this.#known = [this.#host];
  }

  get count(): number {
    return this.#known.length;
  }

  /** Asks the resolver again. Resolves as soon as there is any address; rejects when there is none. */
  async refresh(): Promise<void> {
    if (isIP(this.#host)) return;
    const asked = this.#resolve(this.#host).then((addresses) => {
      if (addresses.length > 0) this.#known = addresses;
    });
    if (this.#known.length > 0) asked.catch(() => {});
    else await asked;
  }

  /** The address for the next handshake; one of `passedOver` only when there is no other. */
  next(passedOver: ReadonlySet<string>): string {
    const inTurn = this.#known.map((_address, step) => this.#known[(this.#turn + step) % this.#known.length]!);
    const address = inTurn.find((candidate) => !passedOver.has(candidate)) ?? inTurn[0] ?? this.#host;
    this.#turn = this.#known.indexOf(address) + 1;
    return address;
  }

  /** This address works: the next handshake begins with it. */
  worked(address: string): void {
    this.#turn = Math.max(0, this.#known.indexOf(address));
  }
}

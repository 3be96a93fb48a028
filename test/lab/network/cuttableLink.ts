import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A connection over TCP that can be cut without the server behind it noticing anything but the end of a connection. */
export interface CuttableLink {
  /** The given ws address, by way of this link. */
  readonly url: string;
  /** Ends every connection; until `mend()` new ones end at once. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a link on loopback to the server of a ws:// address. */
export async function openCuttableLink(url: string): Promise<CuttableLink> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    whole = false;
    for (const socket of [...open]) socket.destroy();
  };
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

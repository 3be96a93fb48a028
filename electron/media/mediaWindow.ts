/** The part of Electron's MessagePortMain that the media side uses. Order is kept; messages are structured clones. */
export interface MediaPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** A hidden window that runs the media page, already connected by a port. */
export interface MediaWindow {
  readonly port: MediaPort;
  /** Called once when the page can no longer be reached (crashed, killed, closed), with the reason for the log. */
  onGone(listener: (reason: string) => void): void;
  /** Asks the page for a headset as if the user had clicked in it (WebHID wants a gesture); true when one was chosen. */
  pairHeadset(): Promise<boolean>;
  /** Takes the window away; `onGone` is not called for it. */
  close(): void;
}

/** Opens one more media window. Rejects when the page cannot be loaded. */
export type OpenWindow = () => Promise<MediaWindow>;

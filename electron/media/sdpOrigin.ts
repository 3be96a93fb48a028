const origin = /^o=(\S+) (\d+) (\d+)/m;

/**
 * Keeps the `o=` line of one SIP dialog in order: the session id never changes and the version only grows (RFC 3264
 * §8), also when the real peer behind the proxy is replaced and counts from its own beginning again.
 */
export class SdpOrigin {
  private sessionId: string | undefined;
  private last = 0;
  /** What is added to the present peer's own versions. */
  private shift: number | undefined = 0;

  /** From here on descriptions come from a fresh peer. */
  peerReplaced(): void {
    if (this.sessionId !== undefined) this.shift = undefined;
  }

  /** The description as the dialog's other side may see it. */
  present(sdp: string): string {
    return sdp.replace(origin, (_line, user: string, sessionId: string, version: string) => {
      this.sessionId ??= sessionId;
      this.shift ??= this.last + 1 - Number(version);
      this.last = Math.max(this.last, Number(version) + this.shift);
      return `o=${user} ${this.sessionId} ${Number(version) + this.shift}`;
    });
  }
}

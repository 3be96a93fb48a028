import { Component } from 'react';
import type { ReactNode } from 'react';
import i18next from 'i18next';
import { attempt } from '../bridge/send.ts';

interface DrawnAgainProps {
  readonly children: ReactNode;
  /** Called before it is tried again. */
  readonly onFailed?: () => void;
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** After so long without an error the next one is no worse than the first. Milliseconds. */
const wellAfterMs = 60_000;
/** What main keeps of an error. */
const mostCharacters = 500;

/**
 * Draws its children again after an error in one of them, soon at first and then ever more seldom, and has main log it. Without
 * it React takes away everything that is drawn, and the window stays empty for good.
 */
export class DrawnAgain extends Component<DrawnAgainProps, { readonly failed: boolean }> {
  override state = { failed: false };
  private waitMs = firstWaitMs;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawnAt = 0;

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    void attempt('page:failed', { what: what.slice(0, mostCharacters), then: 'drawAgain' });
    this.props.onFailed?.();
    if (performance.now() - this.drawnAt > wellAfterMs) this.waitMs = firstWaitMs;
    this.timer = setTimeout(this.drawAgain, this.waitMs);
    this.waitMs = Math.min(2 * this.waitMs, longestWaitMs);
  }

  private readonly drawAgain = (): void => {
    this.drawnAt = performance.now();
    this.setState({ failed: false });
  };

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  override render(): ReactNode {
    return this.state.failed ? <p className="drawn-again" role="alert">{i18next.t('app.drawnAgain')}</p> : this.props.children;
  }
}

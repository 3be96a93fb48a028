/** What the lanes are drawn with; from the style sheet, so that both themes and the palette hold. */
export interface WaveformColours {
  readonly agent: string;
  readonly customer: string;
  /** Sound that is no speech. */
  readonly noise: string;
  readonly silence: string;
  readonly overTalk: string;
  readonly line: string;
}

/** Reads the colours of the element's theme. */
export function coloursOf(element: HTMLElement): WaveformColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return { agent: of('--lane-agent'), customer: of('--lane-customer'), noise: of('--lane-noise'), silence: of('--lane-silence'), overTalk: of('--lane-over-talk'), line: of('--line') };
}

/** Styles of a part that the first picture does not have. */
export interface LaterStyles {
  /** Those with the higher position refine the others, whichever came first. */
  readonly position: number;
  /** A function, so that the text is not read before it is needed. */
  readonly css: () => string;
}

const brought = new Set<number>();

/** Puts the styles into the page where they would stand if they had been there from the start: behind antd's sheet, before ours. */
export function bring({ position, css }: LaterStyles): void {
  if (brought.has(position)) return;
  brought.add(position);
  const style = document.createElement('style');
  style.dataset['antd'] = String(position);
  style.textContent = css();
  const before = [...document.head.querySelectorAll<HTMLElement>('[data-antd]')].filter((sheet) => Number(sheet.dataset['antd']) < position);
  const last = before.at(-1);
  if (last) last.after(style);
  else document.head.prepend(style);
}

import type { Page } from 'playwright-core';

/** What a person could not read, reach or hear on a page; each line names the element. */
export interface PageFaults {
  /** Interactive elements without an accessible name. */
  readonly nameless: readonly string[];
  /** Words whose contrast to what is behind them is below WCAG AA (4.5 : 1, large letters 3 : 1). */
  readonly faint: readonly string[];
  /** Words that are cut off and said nowhere else: no title, no ellipsis with a tip. */
  readonly cut: readonly string[];
  /** Elements that stand beyond the window's edge, where nothing scrolls to them. */
  readonly outside: readonly string[];
  /** The language that the page says it is in. */
  readonly language: string;
}

/** Looks at a page as it is drawn now. */
export function inspectPage(page: Page): Promise<PageFaults> {
  return page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];

    const tell = (element: Element) => {
      const classes = typeof element.className === 'string' ? element.className.trim().replaceAll(/\s+/g, '.') : '';
      const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      return `${element.tagName.toLowerCase()}${classes ? `.${classes}` : ''}${words ? ` “${words}”` : ''}`;
    };
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0 && element.closest('[aria-hidden=true], [inert], .ant-motion-collapse') === null;

    function nameOf(element: Element): string {
      const labelled = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const labels = [...((element as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent).join(' ');
      const within = element.matches('select') ? '' : [...element.querySelectorAll('img[alt], [aria-label]')].map((inner) => inner.getAttribute('alt') ?? inner.getAttribute('aria-label') ?? '').join(' ');
      const own = element.matches('input, textarea, select') ? '' : (element as HTMLElement).innerText;
      return `${labelled} ${element.getAttribute('aria-label') ?? ''} ${labels} ${own} ${within} ${element.getAttribute('title') ?? ''} ${element.getAttribute('placeholder') ?? ''}`.trim();
    }

    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    function colour(css: string): Colour {
      const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css);
      if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
      if (!canvas) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    }
    const over = (above: Colour, below: Colour): Colour => [0, 1, 2].map((part) => (above[part] ?? 0) * above[3] + (below[part] ?? 0) * (1 - above[3])).concat(1) as unknown as Colour;
    function luminance([red, green, blue]: Colour): number {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    const contrast = (one: Colour, other: Colour) => {
      const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    /** What is behind an element's words; null where it is a picture. */
    function behind(element: Element): Colour | null {
      const layers: Colour[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.backgroundImage !== 'none') return null;
        const layer = colour(style.backgroundColor);
        if (layer[3] > 0) layers.push(layer);
        if (layer[3] === 1) break;
      }
      return layers.toReversed().reduce<Colour>((below, above) => over(above, below), [255, 255, 255, 1]);
    }
    const opacity = (element: Element) => {
      let all = 1;
      for (let at: Element | null = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
      return all;
    };
    /** Whether something scrolls to what is beyond an edge. */
    const scrolls = (element: Element) => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (/auto|scroll/.test(overflowX + overflowY)) return true;
      }
      return false;
    };
    const clipped = (element: Element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflow.includes('hidden')) return true;
      return false;
    };

    const interactive = [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=option], [role=menuitem], [role=switch], [role=checkbox], [role=radio], [role=slider], [role=combobox], [role=listbox], [tabindex="0"]')].filter(isSeen);
    const nameless = interactive.filter((element) => nameOf(element) === '').map(tell);

    const faint: string[] = [];
    const cut: string[] = [];
    const outside: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.textContent ?? ''));
      if (words.length === 0 || !isSeen(element) || element.closest('svg, canvas')) continue;
      const style = getComputedStyle(element);
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = range.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || style.clipPath !== 'none') continue;
      const isOff = element.closest(':disabled, [aria-disabled=true], .ant-select-disabled, .ant-switch-disabled, .ant-input-number-disabled, .ant-picker-disabled, .ant-picker-cell:not(.ant-picker-cell-in-view)') !== null;
      const ground = behind(element);
      // Words without a colour are a field's own value, drawn again by its input.
      if (ground && !isOff && colour(style.color)[3] > 0) {
        const letters = over([...colour(style.color).slice(0, 3), colour(style.color)[3] * opacity(element)] as unknown as Colour, ground);
        const size = Number.parseFloat(style.fontSize);
        const least = size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
        const reached = contrast(letters, ground);
        if (reached < least - 0.05) faint.push(`${reached.toFixed(2)} ${tell(element)}`);
      }
      const isShort = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 3;
      if (element.clientWidth > 0 && isShort && /hidden|clip/.test(style.overflow) && element.closest('[title], .sourced, [aria-describedby]') === null && !scrolls(element.firstElementChild ?? element)) cut.push(tell(element));
      if ((box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) && !scrolls(element) && !clipped(element)) outside.push(tell(element));
    }
    return { nameless, faint: [...new Set(faint)], cut, outside, language: document.documentElement.lang };
  });
}

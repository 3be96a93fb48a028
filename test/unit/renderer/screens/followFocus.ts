import type { Page } from 'playwright-core';

/** How long a part may take to show that the focus has left it: some wait for the next one to ask. */
const leavingMs = 400;

/**
 * Walks through a page with the Tab key.
 * @param most key presses, when the focus does not come round earlier
 * @returns how many elements the focus reached, and those that look the same with and without it
 */
export async function followFocus(page: Page, most: number): Promise<{ readonly reached: number; readonly unmarked: readonly string[] }> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(lookAtFocus);
  const unmarked: string[] = [];
  let reached = 0;
  let before: string | null = null;
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(20);
    const changed = before === null || (await page.evaluate(() => (window as unknown as FocusWindow).hasLeft())) || (await leaves(page));
    if (!changed && before !== null) unmarked.push(before);
    before = await page.evaluate(() => (window as unknown as FocusWindow).take());
    if (before !== null) reached += 1;
    else if (reached > 0) break;
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  return { reached, unmarked };
}

async function leaves(page: Page): Promise<boolean> {
  await page.waitForTimeout(leavingMs);
  return page.evaluate(() => (window as unknown as FocusWindow).hasLeft());
}

interface FocusWindow {
  /** Keeps how the focused element looks; its tag, classes and name, or null when nothing has the focus. */
  take(): string | null;
  /** Whether the element that was taken looks otherwise now. */
  hasLeft(): boolean;
}

/** Runs in the page: gives it the two functions, with nothing focused. */
function lookAtFocus(): void {
  let taken: Element | null = null;
  let look = '';

  /** Colours, borders, outlines and shadows of an element, its neighbours, what is in it and the four elements around it. */
  function lookOf(element: Element): string {
    const around: Element[] = [element, ...[...element.querySelectorAll('*')].slice(0, 200), ...[element.nextElementSibling, element.previousElementSibling].filter((one) => one !== null)];
    for (let at = element.parentElement, levels = 0; at && levels < 4; at = at.parentElement, levels++) around.push(at);
    return around.map((each) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(each);
      return `${outlineStyle === 'none' ? '' : outlineWidth}/${boxShadow}/${borderColor}/${backgroundColor}`;
    }).join('|');
  }

  const fieldOf = (element: Element | null) => element?.closest('.ant-select, .ant-picker') ?? null;

  (document.activeElement as HTMLElement | null)?.blur();
  Object.assign(window, {
    take() {
      taken = document.activeElement === document.body ? null : document.activeElement;
      look = taken ? lookOf(taken) : '';
      const classes = typeof taken?.className === 'string' ? taken.className.trim().replaceAll(/\s+/g, '.') : '';
      return taken && `${taken.tagName.toLowerCase()}.${classes} “${(taken.getAttribute('aria-label') ?? taken.textContent).trim().slice(0, 30)}”`;
    },
    // The two ends of a span of days, and the cross of a list, are parts of one field that is marked as a whole.
    hasLeft: () => taken === null || !taken.isConnected || lookOf(taken) !== look || (fieldOf(taken) !== null && fieldOf(taken) === fieldOf(document.activeElement)),
  } satisfies FocusWindow);
}

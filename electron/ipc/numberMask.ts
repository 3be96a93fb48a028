import { maskNumbersIn, maskNumberText, plainDigits } from '../../shared/phoneNumbers/maskNumbersInText.ts';
import { maskValue } from './maskValue.ts';

/** Numbers that are remembered; the ones not seen for longest are forgotten, and a window that still shows one has to ask again. */
const rememberedAtMost = 200_000;

/** A masked number as windows send it back: digits and stars, perhaps with its count. */
const maskedRun = /\+?(?:[\d*][\s\-.()_/·]{0,3})*[\d*](?:#\d+)?/g;

/**
 * What leaves main for a window of a seat that may not see numbers, and what comes back. Each number that leaves gets a
 * masked name (`138****5678`; another number with the same digits in sight `138****5678#2`), which means that number for as
 * long as the program runs: the window dials it, saves it in a card and searches for it without knowing it.
 */
export class NumberMask {
  readonly #nameOf = new Map<string, string>();
  readonly #numberOf = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most = rememberedAtMost) {
    this.#most = most;
  }

  /** A copy of a state, an answer or an event in which every private number is masked. */
  outgoing<T>(value: T): T {
    return maskValue(value, { text: (text) => maskNumbersIn(text, this.#name), number: (text) => maskNumberText(text, this.#name) }) as T;
  }

  /** A copy of a command or question in which every masked number that left before is the number again. */
  incoming<T>(value: T): T {
    return this.#restore(value) as T;
  }

  #restore(value: unknown): unknown {
    if (typeof value === 'string') return value.includes('*') ? this.#restoreText(value) : value;
    if (Array.isArray(value)) return value.map((one) => this.#restore(one));
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.#restore(key), this.#restore(one)]));
  }

  #restoreText(text: string): string {
    const known = this.#numberOf.get(text);
    if (known !== undefined) return known;
    const shadow = plainDigits(text);
    let out = '';
    let at = 0;
    for (const match of shadow.matchAll(maskedRun)) {
      if (!match[0].includes('*')) continue;
      const end = match.index + match[0].length;
      out += text.slice(at, match.index) + this.#restoreRun(text.slice(match.index, end));
      at = end;
    }
    return out + text.slice(at);
  }

  #restoreRun(run: string): string {
    const known = this.#numberOf.get(run);
    if (known !== undefined) return known;
    return run.replace(/[^\s/]+/g, (piece) => this.#numberOf.get(piece) ?? piece);
  }

  readonly #name = (masked: string, original: string): string => {
    const known = this.#nameOf.get(original);
    if (known !== undefined) {
      this.#nameOf.delete(original);
      this.#nameOf.set(original, known);
      return known;
    }
    const count = (this.#counts.get(masked) ?? 0) + 1;
    this.#counts.set(masked, count);
    const name = count === 1 ? masked : `${masked}#${count}`;
    this.#nameOf.set(original, name);
    this.#numberOf.set(name, original);
    this.#forgetOldest();
    return name;
  };

  #forgetOldest(): void {
    if (this.#nameOf.size <= this.#most) return;
    const [oldest] = this.#nameOf;
    if (!oldest) return;
    this.#nameOf.delete(oldest[0]);
    this.#numberOf.delete(oldest[1]);
  }
}
